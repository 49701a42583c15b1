package io.winback.chassis.access;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PersonalDataMaskTest {

    @ParameterizedTest
    @CsvSource({
        "hanako@example.com, h***@example.com",
        "+819012345678, ***678",
        "U1234567890abcdef, ***def",
        "+8190, ***",
        "@example.com, ***com",
        "𠮷田@example.com, 𠮷***@example.com",
    })
    void anAddressIsMasked(String address, String masked) {
        assertThat(PersonalDataMask.address(address)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "Hanako Sato, H. S.",
        "'  Hanako   Sato ', H. S.",
        "佐藤 花子, 佐. 花.",
        "佐藤\u3000花子, 佐. 花.",
        "𠮷田, 𠮷.",
        "'', ''"
    })
    void aNameIsMaskedToItsInitials(String name, String masked) {
        assertThat(PersonalDataMask.name(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "550 <hanako@example.com>: user unknown, 550 <***>: user unknown",
        "no route to +81 90-1234-5678, no route to ***",
        "error 421 after 30 s, error 421 after 30 s",
    })
    void addressesInATechnicalTextAreMasked(String text, String masked) {
        assertThat(PersonalDataMask.addressesIn(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cannot read \"Hanako Sato\" at line 1 | Cannot read *** at line 1",
                "「花子」は読めません | ***は読めません",
                "unknown type CustomerMoved | unknown type CustomerMoved",
            })
    void aCauseDoesNotShowTheValuesThatItQuotes(String cause, String masked) {
        assertThat(PersonalDataMask.cause(cause)).isEqualTo(masked);
    }

    @Test
    void aLongValueIsMaskedToo() {
        var value = "x".repeat(20_000);

        assertThat(PersonalDataMask.cause("cannot read \"" + value + "\" here")).isEqualTo("cannot read *** here");
        assertThat(PersonalDataMask.cause("cannot read \"" + value)).startsWith("cannot read \"xxx");
    }

    @Test
    void aLongCauseIsCut() {
        assertThat(PersonalDataMask.cause("x".repeat(300))).isEqualTo("x".repeat(200) + "…");
    }

    @Test
    void whatIsAbsentStaysAbsent() {
        assertThat(PersonalDataMask.address(null)).isNull();
        assertThat(PersonalDataMask.name(null)).isNull();
        assertThat(PersonalDataMask.addressesIn(null)).isNull();
        assertThat(PersonalDataMask.cause(null)).isNull();
    }
}
