package io.winback.chassis.limits;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A caller cannot choose its address, even if a proxy appends to what the caller sent. */
class ForwardedAddressTest {

    private final ForwardedAddress forwarded =
            new ForwardedAddress("10.0.0.7, 10.1.0.0/16,2001:db8:9::/48,proxy.example,10.2.0.1:80");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.7 | 192.0.2.7",
                "203.0.113.9, 192.0.2.7 | 192.0.2.7",
                "203.0.113.9,192.0.2.7, 10.1.2.3 | 192.0.2.7",
                "203.0.113.9,192.0.2.7, 10.1.2.3,2001:db8:9::1 | 192.0.2.7",
                "10.0.0.7, 192.0.2.7:8080 | 192.0.2.7",
                "10.0.0.7, [2001:db8::5]:8080 | 2001:db8::5",
                "203.0.113.9, 2001:db8::5 | 2001:db8::5",
                "203.0.113.9, ::ffff:10.1.0.1 | 203.0.113.9",
                "10.1.2.3 | 10.1.2.3",
                "192.0.2.7, 10.2.0.1 | 10.2.0.1",
                "192.0.2.7, unknown | 10.0.0.7",
                "'' | 10.0.0.7",
                "', ,' | 10.0.0.7"
            })
    void theCallerIsTheLastAddressThatIsNotATrustedProxy(String header, String caller) {
        assertThat(forwarded.caller("10.0.0.7", List.of(header))).isEqualTo(caller);
    }

    @Test
    void aHeaderThatIsRepeatedIsOneList() {
        assertThat(forwarded.caller("10.0.0.7", List.of("203.0.113.9", "192.0.2.7, 10.1.2.3")))
                .isEqualTo("192.0.2.7");
        assertThat(forwarded.caller("10.0.0.7", List.of())).isEqualTo("10.0.0.7");
    }
}
