package io.winback.chassis.limits;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A caller cannot choose its address, even if a proxy appends to what the caller sent. */
class ForwardedAddressTest {

    private static final String PROXY = "10.0.0.7";

    private final ForwardedAddress forwarded =
            new ForwardedAddress(PROXY + ", 10.1.0.0/16,2001:db8:9::/48,fe80::/10,proxy.example,10.2.0.1:80");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.7 | 192.0.2.7",
                "203.0.113.9, 192.0.2.7 | 192.0.2.7",
                "203.0.113.9,192.0.2.7, 10.1.2.3 | 192.0.2.7",
                "203.0.113.9,192.0.2.7, 10.1.2.3,2001:db8:9::1 | 192.0.2.7",
                "203.0.113.9,192.0.2.7, fe80::1%eth0 | 192.0.2.7",
                "10.0.0.7, 192.0.2.7:8080 | 192.0.2.7",
                "10.0.0.7, [2001:db8::5]:8080 | 2001:db8:0:0:0:0:0:5",
                "10.0.0.7, [2001:db8::5] | 2001:db8:0:0:0:0:0:5",
                "203.0.113.9, 2001:db8::5 | 2001:db8:0:0:0:0:0:5",
                "203.0.113.9, ::ffff:192.0.2.7 | 192.0.2.7",
                "203.0.113.9, ::ffff:10.1.0.1 | 203.0.113.9",
                "10.1.2.3 | 10.1.2.3",
                "192.0.2.7, 10.2.0.1 | 10.2.0.1",
            })
    void theCallerIsTheLastAddressThatIsNotATrustedProxy(String header, String caller) {
        assertThat(forwarded.caller(PROXY, List.of(header))).isEqualTo(caller);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.7, unknown | 10.0.0.7",
                "192.0.2.7, _hidden, 10.1.2.3 | 10.1.2.3",
                "192.0.2.7, 999.0.2.7 | 10.0.0.7",
                "192.0.2.7, 192.0.2 | 10.0.0.7",
                "192.0.2.7, [2001:db8::5 | 10.0.0.7",
                "192.0.2.7, proxy.example | 10.0.0.7",
                "192.0.2.7, for=192.0.2.8 | 10.0.0.7",
                "192.0.2.7, | 10.0.0.7",
                "'' | 10.0.0.7",
                "', ,' | 10.0.0.7"
            })
    void aProxyThatReportsNoAddressIsTheCaller(String header, String caller) {
        assertThat(forwarded.caller(PROXY, List.of(header))).isEqualTo(caller);
    }

    @Test
    void aHeaderThatIsRepeatedIsOneList() {
        assertThat(forwarded.caller(PROXY, List.of("203.0.113.9", "192.0.2.7, 10.1.2.3")))
                .isEqualTo("192.0.2.7");
        assertThat(forwarded.caller(PROXY, List.of("203.0.113.9, 192.0.2.7", "10.1.2.3")))
                .isEqualTo("192.0.2.7");
        assertThat(forwarded.caller(PROXY, List.of())).isEqualTo(PROXY);
    }

    @Test
    void aLongListOfProxiesIsReadToItsEnd() {
        var proxies = "10.1.2.3,".repeat(2_000);

        assertThat(forwarded.caller(PROXY, List.of("192.0.2.7," + proxies + PROXY)))
                .isEqualTo("192.0.2.7");
        assertThat(forwarded.caller(PROXY, List.of(",".repeat(20_000) + "192.0.2.7")))
                .isEqualTo("192.0.2.7");
    }

    /** Whatever a caller sends: the proxy appends the address of its connection, to the same line or as another one. */
    @Property
    void nothingThatACallerSendsChangesItsAddress(@ForAll @Size(max = 4) List<String> sent) {
        var appended = new ArrayList<>(sent);
        appended.add("192.0.2.7");

        assertThat(forwarded.caller(PROXY, appended)).isEqualTo("192.0.2.7");
        assertThat(forwarded.caller(PROXY, List.of(String.join(", ", appended))))
                .isEqualTo("192.0.2.7");
    }
}
