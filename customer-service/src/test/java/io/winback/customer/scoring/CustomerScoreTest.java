package io.winback.customer.scoring;

import io.winback.customer.models.LapseClock;
import io.winback.customer.models.LapseClock.Status;
import io.winback.customer.profile.OrderTime;
import io.winback.customer.profile.Valuations.State;
import io.winback.events.Money;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CustomerScoreTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final Instant NIGHT = NOW.minus(Duration.ofHours(9));
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Money PRICE = Money.of("1200", "JPY");

    /** With one order 30 days ago, who usually orders every 10 days. */
    private final CustomerScore silent = silentFor(30);

    @Test
    void aCustomerAtRiskWhoUsedACouponSinceTheLastOrderChangesTheStage() {
        var atRisk = new State(Stage.AT_RISK, null, 1, false);

        assertThat(silent.needsLastUse(atRisk)).isTrue();
        assertThat(silent.changesOnlyFigures(atRisk, null, NOW)).isTrue();
        assertThat(silent.changesOnlyFigures(atRisk, NOW.minus(Duration.ofDays(28)), NOW))
                .isTrue();
        assertThat(silent.changesOnlyFigures(atRisk, NOW.minus(Duration.ofDays(2)), NOW))
                .isFalse();
    }

    @Test
    void usesOfOtherCustomersAreNotRead() {
        assertThat(silent.needsLastUse(new State(Stage.CHURNED, null, 1, false)))
                .isFalse();
        assertThat(silentFor(1).needsLastUse(new State(Stage.AT_RISK, null, 1, false)))
                .isFalse();
    }

    /** Whole days of silence and a model find a loss of 22.5 days, which begin before the last order. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-10-30T09:00:00Z", "2026-10-30T14:59:59.5Z", "2026-10-29T15:00:00Z"})
    void noKnownOrderEndsTheLapse(String lastOrder) {
        var orderedAt = Instant.parse(lastOrder);
        var score = score(orderedAt, 23, new ChurnAssessment(new LapseClock(15, 1.5, 2.5), 23, 0.95, 0.9));

        var border = score.returnsAfter(score.assessment(), NIGHT, TOKYO);

        assertThat(score.assessment().status()).isEqualTo(Status.LOST);
        assertThat(border).isBefore(NIGHT);
        assertThat(OrderTime.of(orderedAt, TOKYO, TOKYO).isAfter(border)).isFalse();
    }

    @Test
    void anOrderThatWouldHaveBroughtTheSilenceBelowTheRiskEndsTheLapse() {
        assertThat(silent.returnsAfter(silent.assessment(), NOW, TOKYO)).isEqualTo(NOW.minus(Duration.ofDays(20)));
    }

    private static CustomerScore silentFor(int days) {
        var last = NOW.minus(Duration.ofDays(days));
        return score(last, days, new ChurnAssessment(new LapseClock(10, 2, 5), days, null, 0.9));
    }

    private static CustomerScore score(Instant last, int days, ChurnAssessment assessment) {
        long day = TODAY.toEpochDay() - days;
        return new CustomerScore(
                new OrderHistory("c-1", 1, new long[] {day}, new double[] {1200}, last, last, PRICE, null, List.of()),
                new CustomerValue(1, last, last, PRICE, null, null, null, null, null, null, null, TODAY),
                assessment);
    }
}
