package io.winback.customer.profile;

import io.winback.events.customer.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StageTransitionTest {

    /** One row for each stage, one column for each transition; - where the transition is not legal. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            useHeadersInDisplayName = true,
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock = """
            STAGE CHURN BECOME_AT_RISK BECOME_ACTIVE ACTIVATE_BY_ORDER RECOVER_BY_ORDER RETURN_BY_ORDER CHURN_AND_RETURN LOSE_ORDERS
            PROSPECT CHURNED AT_RISK ACTIVE ACTIVE - - WON_BACK -
            ACTIVE CHURNED AT_RISK - - - - WON_BACK PROSPECT
            AT_RISK CHURNED - ACTIVE - ACTIVE - - -
            CHURNED - - - - - WON_BACK - -
            WON_BACK CHURNED AT_RISK - - - - WON_BACK -
            """)
    void eachTransitionIsLegalFromItsStagesAlone(
            Stage stage,
            String churn,
            String becomeAtRisk,
            String becomeActive,
            String activateByOrder,
            String recoverByOrder,
            String returnByOrder,
            String churnAndReturn,
            String loseOrders) {
        check(stage, StageTransition.CHURN, churn);
        check(stage, StageTransition.BECOME_AT_RISK, becomeAtRisk);
        check(stage, StageTransition.BECOME_ACTIVE, becomeActive);
        check(stage, StageTransition.ACTIVATE_BY_ORDER, activateByOrder);
        check(stage, StageTransition.RECOVER_BY_ORDER, recoverByOrder);
        check(stage, StageTransition.RETURN_BY_ORDER, returnByOrder);
        check(stage, StageTransition.CHURN_AND_RETURN, churnAndReturn);
        check(stage, StageTransition.LOSE_ORDERS, loseOrders);
    }

    @Test
    void theMatrixIsWhole() {
        assertThat(Stage.values()).hasSize(5);
        assertThat(StageTransition.values()).hasSize(8);
    }

    private static void check(Stage stage, StageTransition transition, String after) {
        assertThat(transition.isLegalFrom(stage)).as("%s %s", stage, transition).isEqualTo(!after.equals("-"));
        if (transition.isLegalFrom(stage)) {
            assertThat(transition.to()).isEqualTo(Stage.valueOf(after));
        }
    }
}
