package io.winback.customer.churn;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The loss that a coupon belongs to. */
class EpisodeCouponTest {

    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");
    private static final Loss FIRST = Loss.lapse(NOON, NOON.minus(Duration.ofDays(9)));
    private static final Loss SECOND = Loss.lapse(NOON.plus(Duration.ofDays(2)), NOON.plus(Duration.ofDays(1)));

    @Test
    void couponBelongsToTheLastLossBeforeItsReservation() {
        assertThat(borderOf(NOON.plusSeconds(1), null)).isEqualTo(FIRST.returnsAfter());
        assertThat(borderOf(NOON.plus(Duration.ofDays(3)), null)).isEqualTo(SECOND.returnsAfter());
    }

    @Test
    void lossThatWasKnownOnArrivalDoesNotMatter() {
        assertThat(borderOf(NOON.plusSeconds(1), SECOND.returnsAfter())).isEqualTo(FIRST.returnsAfter());
    }

    @Test
    void lossAMinuteAfterTheReservationIsBeforeIt() {
        assertThat(borderOf(SECOND.at().minusSeconds(60), null)).isEqualTo(SECOND.returnsAfter());
        assertThat(borderOf(SECOND.at().minusSeconds(61), null)).isEqualTo(FIRST.returnsAfter());
    }

    @Test
    void couponThatWasReservedBeforeAllLossesBelongsToTheFirst() {
        assertThat(borderOf(NOON.minus(Duration.ofDays(1)), null)).isEqualTo(FIRST.returnsAfter());
    }

    @Test
    void couponOfAnEarlierReleaseBelongsToTheLossThatWasKnownOnItsArrival() {
        assertThat(borderOf(null, SECOND.returnsAfter())).isEqualTo(SECOND.returnsAfter());
        assertThat(borderOf(null, null)).isEqualTo(NOON);
    }

    private static Instant borderOf(Instant reservedAt, Instant known) {
        return new EpisodeCoupon("c-1", "7K4D", new UUID(0, 1), known, reservedAt)
                .afterLoss(List.of(FIRST, SECOND), NOON)
                .returnsAfter();
    }
}
