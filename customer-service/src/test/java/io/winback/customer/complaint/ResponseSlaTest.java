package io.winback.customer.complaint;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.customer.Severity;
import io.winback.events.customer.Tier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** With the default settings: nine hours a day, Monday to Friday. 2026-11-18 is a Wednesday. */
@QuarkusTest
class ResponseSlaTest {

    private static final Instant NINE_IN_TOKYO = Instant.parse("2026-11-18T00:00:00Z");

    @Inject
    ResponseSla target;

    @ParameterizedTest
    @CsvSource({
        "CRITICAL, LOW, 2026-11-18T04:00:00Z",
        "CRITICAL, TOP, 2026-11-18T02:00:00Z",
        "HIGH, LOW, 2026-11-18T08:00:00Z",
        "HIGH, HIGH, 2026-11-18T04:00:00Z",
        "NORMAL, MEDIUM, 2026-11-20T06:00:00Z",
        "NORMAL, , 2026-11-20T06:00:00Z",
        "LOW, LOW, 2026-11-27T09:00:00Z",
    })
    void severityAndTierShortenTheResponseTime(Severity severity, Tier tier, Instant due) {
        assertThat(target.dueBy(severity, tier, "Asia/Tokyo", "ja-JP", NINE_IN_TOKYO))
                .isEqualTo(due);
    }

    @Test
    void businessHoursAreInTheCustomersTimeZone() {
        var inNewYork = target.dueBy(Severity.CRITICAL, null, "America/New_York", "en-US", NINE_IN_TOKYO);

        // It is 19:00 of the day before in that zone; the time starts at 09:00 of the next day.
        assertThat(inNewYork).isEqualTo(Instant.parse("2026-11-18T18:00:00Z"));
        assertThat(Duration.between(NINE_IN_TOKYO, inNewYork)).isEqualTo(Duration.ofHours(18));
    }
}
