package io.winback.campaign.decision;

import io.winback.campaign.occasion.Occasion;
import io.winback.campaign.occasion.OccasionKind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.winback.campaign.decision.CampaignFixture.aCampaign;
import static io.winback.campaign.occasion.OccasionFixture.anOccasionOf;
import static org.assertj.core.api.Assertions.assertThat;

class WaitingLimitTest {

    /** Noon of 22 November in Tokyo, where the customer lives. */
    private static final Instant AT = Instant.parse("2026-11-22T03:00:00Z");

    private final WaitingLimit limit = new WaitingLimit(2, ZoneId.of("Z"));

    @ParameterizedTest
    @CsvSource({"2026-11-24T14:59:59Z, false", "2026-11-24T15:00:00Z, true"})
    void aDayWaitsUntilItIsTooLongAgoWhereTheCustomerLives(Instant now, boolean over) {
        assertThat(isOver(OccasionKind.BIRTHDAY, now)).isEqualTo(over);
        assertThat(isOver(OccasionKind.ANNIVERSARY, now)).isEqualTo(over);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-22T04:59:59Z, false", "2026-11-22T05:00:00Z, true"})
    void aTurnWaitsUntilItsRunMustEnd(Instant now, boolean over) {
        assertThat(isOver(OccasionKind.SCHEDULE, now)).isEqualTo(over);
    }

    @Test
    void anEventWaitsAsLongAsThePauseLasts() {
        assertThat(isOver(OccasionKind.ORDER_PLACED, Instant.parse("2027-11-22T03:00:00Z")))
                .isFalse();
    }

    private boolean isOver(OccasionKind kind, Instant now) {
        Occasion occasion = anOccasionOf("c-1").at(AT).occasion(kind);
        var campaign = aCampaign("weekly").withSchedule("""
                        {"cron": "0 12 * * *", "timeZone": "Asia/Tokyo", "notAfter": "PT2H"}""").build();
        return limit.isOver(occasion, List.of(campaign), now);
    }
}
