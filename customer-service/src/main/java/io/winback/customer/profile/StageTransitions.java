package io.winback.customer.profile;

import io.winback.events.customer.Stage;

/** The legal transitions between the stages of a customer. */
public final class StageTransitions {

    private StageTransitions() {}

    public static boolean canChurn(Stage stage) {
        return stage != Stage.CHURNED;
    }

    public static boolean canBecomeAtRisk(Stage stage) {
        return stage != Stage.CHURNED && stage != Stage.AT_RISK;
    }

    public static boolean canBecomeActive(Stage stage) {
        return stage == Stage.PROSPECT || stage == Stage.AT_RISK;
    }

    /** Whether any order makes the customer active. */
    public static boolean isActivatedByOrder(Stage stage) {
        return stage == Stage.PROSPECT;
    }

    /** Whether an order may end a risk or a churn episode, depending on its time. */
    public static boolean mayReturnByOrder(Stage stage) {
        return stage == Stage.AT_RISK || stage == Stage.CHURNED;
    }
}
