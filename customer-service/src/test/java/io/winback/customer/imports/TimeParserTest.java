package io.winback.customer.imports;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimeParserTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @ParameterizedTest
    @CsvSource({
        "2026-11-22, 2026-11-21T15:00:00Z",
        "2026-11-22 10:30, 2026-11-22T01:30:00Z",
        "2026-11-22T10:30:05, 2026-11-22T01:30:05Z",
        "2026-11-22T10:30:05.123456789, 2026-11-22T01:30:05.123456789Z",
        "2026-11-22T10:30:05Z, 2026-11-22T10:30:05Z",
        "2026-11-22 10:30+05:30, 2026-11-22T05:00:00Z",
        "2024-02-29, 2024-02-28T15:00:00Z"
    })
    void commonTimeFormatsAreParsed(String text, Instant time) throws Rejected {
        assertThat(TimeParser.parse("placed_at", text, TOKYO)).isEqualTo(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026",
                "2026-11",
                "2026-02-29",
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
        assertThatThrownBy(() -> TimeParser.parse("placed_at", text, TOKYO))
                .isInstanceOfSatisfying(
                        Rejected.class, rejected -> assertThat(rejected.at(7)).returns("placed_at", Rejection::field));
    }
}
