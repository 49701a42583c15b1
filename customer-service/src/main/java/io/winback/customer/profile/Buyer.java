package io.winback.customer.profile;

import io.winback.events.customer.Stage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The part of a customer that orders change, for bulk loading.
 *
 * @param zone null if not known
 * @param since null for a prospect
 */
public record Buyer(String customerId, ZoneId zone, Stage stage, Instant since, PurchaseTotals totals) {

    /** Whether orders change totals only. Orders of other customers may end a risk or a churn episode, or move its end. */
    public boolean isPresent() {
        return !StageTransition.RECOVER_BY_ORDER.isLegalFrom(stage)
                && !StageTransition.RETURN_BY_ORDER.isLegalFrom(stage)
                && stage != Stage.WON_BACK;
    }

    /** Credits one order of a present customer. Orders are credited by their time. */
    public Buyer credit(Instant placedAt, BigDecimal amount, String currency) {
        boolean activated = StageTransition.ACTIVATE_BY_ORDER.isLegalFrom(stage);
        boolean isFirst = stage == Stage.ACTIVE
                && since.equals(totals.firstOrderAt())
                && placedAt.isBefore(totals.firstOrderAt());
        return new Buyer(
                customerId,
                zone,
                activated ? StageTransition.ACTIVATE_BY_ORDER.to() : stage,
                activated || isFirst ? placedAt : since,
                totals.plus(placedAt, amount, currency));
    }
}
