package io.winback.customer.imports.format;

import io.winback.customer.imports.Rejected;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LenientTimeTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-21T15:00:00Z",
        "2026-11-22 10:30, 2026-11-22T01:30:00Z",
        "2026-11-22T10:30:05, 2026-11-22T01:30:05Z",
        "2026-11-22T10:30:05.123456789, 2026-11-22T01:30:05.123456789Z",
        "2026-11-22T10:30:05Z, 2026-11-22T10:30:05Z",
        "2026-11-22 10:30+05:30, 2026-11-22T05:00:00Z",
        "2024-02-29, 2024-02-28T15:00:00Z",
        "2026/8/9, 2026-08-08T15:00:00Z",
        "2026-8-9 7:05, 2026-08-08T22:05:00Z",
        "2026/08/09 07:05:06, 2026-08-08T22:05:06Z",
        "2026-11-22T10:30:05+0900, 2026-11-22T01:30:05Z",
        "2026-11-22T10:30:05+09:00, 2026-11-22T01:30:05Z",
        "2026-11-22 10:30:05 +0900, 2026-11-22T01:30:05Z",
        "2026/11/22 10:30:05.25 Z, 2026-11-22T10:30:05.250Z"
    })
    void commonTimeFormatsAreParsed(String text, Instant time) throws Rejected {
        assertThat(LenientTime.read("placed_at", text, TOKYO, TOKYO)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026",
                "2026-11",
                "2026-02-29",
                "2026/2/29",
                "2026/13/1",
                "2026-8/9",
                "2026/8/9 25:00",
                "0000-00-00",
                "22.11.2026",
                "20261122",
                "2026-11-22T24:00",
                "2026-11-22T10:30:60Z",
                "2026-11-22T10:30:00+25:00",
                "2026-11-22T10:30:00Zulu",
                "2026-11-22T10:30:00 JST",
                "2026-11-22Z"
            })
    void invalidTimeIsRejected(String text) {
        assertThatThrownBy(() -> LenientTime.read("placed_at", text, TOKYO, TOKYO))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected).returns("placed_at", Rejected::field))
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining("2026/11/22 10:30");
    }

    @Test
    void dateWithoutTimeBeginsInTheUsualZone() throws Rejected {
        assertThat(LenientTime.read("placed_at", "2026-11-22", ZoneId.of("Europe/London"), TOKYO))
                .isEqualTo("2026-11-21T15:00:00Z");
        assertThat(LenientTime.read("placed_at", "2026-11-22 10:30", ZoneId.of("Europe/London"), TOKYO))
                .isEqualTo("2026-11-22T10:30:00Z");
    }
}
