package io.winback.notification.message;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class AddressMaskTest {

    @ParameterizedTest
    @CsvSource({
        "hanako@example.com, h***@example.com",
        "+819012345678, ***678",
        "U1234567890abcdef, ***def",
        "+8190, ***",
        "@example.com, ***com",
    })
    void anAddressIsMasked(String address, String masked) {
        assertThat(AddressMask.masked(address)).isEqualTo(masked);
    }
}
