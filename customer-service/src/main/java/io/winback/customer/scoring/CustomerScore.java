package io.winback.customer.scoring;

import io.winback.customer.models.LapseClock.Status;
import io.winback.customer.profile.StageTransition;
import io.winback.customer.profile.Valuations.State;
import io.winback.events.Money;
import io.winback.events.customer.CustomerValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The value and the churn assessment of one customer. */
record CustomerScore(OrderHistory history, CustomerValue value, ChurnAssessment assessment) {

    static CustomerScore of(OrderHistory history, ScoringRun run) {
        var value = value(history, run);
        var assessment = new ChurnAssessment(
                run.baseline().lapseClockOf(history),
                run.asOf().toEpochDay() - history.lastDay(),
                value.pNoOrder(),
                run.unexpectedFrom());
        return new CustomerScore(history, value, assessment);
    }

    String customerId() {
        return history.customerId();
    }

    /** @param lastUse of a coupon; null for none */
    ChurnAssessment assessment(Instant lastUse, Instant moment) {
        return lastUse != null && lastUse.isAfter(history.last())
                ? assessment.afterUse(Duration.between(lastUse, moment).toDays())
                : assessment;
    }

    /**
     * An order after this time ends the episode, if the customer is lost. The orders of the history do not: whole days of silence
     * can begin before the last order.
     *
     * @param found the assessment of the customer
     * @param zone of the customer
     */
    Instant returnsAfter(ChurnAssessment found, Instant moment, ZoneId zone) {
        var border = found.returnsAfter(moment);
        var endOfOrders = history.endOfLastDay(zone);
        return border.isBefore(endOfOrders) ? endOfOrders : border;
    }

    /** Whether a use of a coupon can show that the customer is alive, although no order does. */
    boolean needsLastUse(State before) {
        return assessment.status() != Status.ALIVE && before.allows(StageTransition.BECOME_ACTIVE);
    }

    /**
     * Whether stage and tier stay as they are, and orders did not change, so that no event is needed.
     *
     * @param lastUse of a coupon, if the score needs it; null for none
     */
    boolean changesOnlyFigures(State before, Instant lastUse, Instant moment) {
        return !before.ordersChanged()
                && before.orders() == value.orders()
                && before.tier() == value.tier()
                && !before.allows(
                        switch (assessment(lastUse, moment).status()) {
                            case LOST -> StageTransition.CHURN;
                            case AT_RISK -> StageTransition.BECOME_AT_RISK;
                            case ALIVE -> StageTransition.BECOME_ACTIVE;
                        });
    }

    private static CustomerValue value(OrderHistory history, ScoringRun run) {
        var rfm = run.baseline().rfmOf(history);
        var prediction = run.predictor() == null ? null : run.predictor().predict(history, run.asOf());
        return new CustomerValue(
                history.orderCount(),
                history.first(),
                history.last(),
                history.revenue(),
                rfm,
                prediction == null ? null : prediction.pAlive(),
                prediction == null ? null : prediction.pNoOrder(),
                prediction == null ? null : prediction.expectedOrders(),
                prediction == null ? null : money(prediction.expectedSpend(), history),
                prediction == null ? null : money(prediction.lifetimeValue(), history),
                PopulationBaseline.tierOf(rfm),
                run.asOf());
    }

    /** In the currency of the revenue, rounded to its smallest unit. */
    private static Money money(double exact, OrderHistory history) {
        var currency = history.revenue().currency();
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return new Money(BigDecimal.valueOf(exact).setScale(digits, RoundingMode.HALF_UP), currency);
    }
}
