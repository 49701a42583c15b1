package io.winback.chassis.limits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallerAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.7",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::9, 20010db800010002/64",
        "::ffff:192.0.2.7, 192.0.2.7",
        "not:an:address, not:an:address"
    })
    void aCallerIsAnAddressOrANetworkOfIpv6(String host, String caller) {
        assertThat(CallerAddress.nameOf(host)).isEqualTo(caller);
    }

    @Test
    void aNameIsNoLongerThanTheTableTakes() {
        assertThat(CallerAddress.nameOf("x".repeat(200))).hasSize(64);
    }
}
