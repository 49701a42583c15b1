package io.winback.customer.profile;

import io.winback.events.customer.Stage;
import java.util.EnumSet;
import java.util.Set;

/** The legal transitions between the stages of a customer, each from some stages to one. */
public enum StageTransition {
    /** The customer cancels, or has placed no order for too long. */
    CHURN(Stage.CHURNED, EnumSet.complementOf(EnumSet.of(Stage.CHURNED))),
    /** A scoring finds that the customer may churn. */
    BECOME_AT_RISK(Stage.AT_RISK, EnumSet.of(Stage.PROSPECT, Stage.ACTIVE, Stage.WON_BACK)),
    /** A scoring finds that the customer is alive. */
    BECOME_ACTIVE(Stage.ACTIVE, EnumSet.of(Stage.PROSPECT, Stage.AT_RISK)),
    /** The first order, whenever it was placed. */
    ACTIVATE_BY_ORDER(Stage.ACTIVE, EnumSet.of(Stage.PROSPECT)),
    /** An order that was placed after the risk began. */
    RECOVER_BY_ORDER(Stage.ACTIVE, EnumSet.of(Stage.AT_RISK)),
    /** An order, or the use of a coupon, that ends the churn episode. */
    RETURN_BY_ORDER(Stage.WON_BACK, EnumSet.of(Stage.CHURNED)),
    /** A cancellation arrives after the order, or the use of a coupon, that followed it. */
    CHURN_AND_RETURN(Stage.WON_BACK, EnumSet.of(Stage.PROSPECT, Stage.ACTIVE, Stage.WON_BACK)),
    /** All orders were cancelled. */
    LOSE_ORDERS(Stage.PROSPECT, EnumSet.of(Stage.ACTIVE));

    private final Stage to;
    private final Set<Stage> from;

    StageTransition(Stage to, Set<Stage> from) {
        this.to = to;
        this.from = from;
    }

    public boolean isLegalFrom(Stage stage) {
        return from.contains(stage);
    }

    Stage to() {
        return to;
    }
}
