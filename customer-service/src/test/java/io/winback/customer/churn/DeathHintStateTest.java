package io.winback.customer.churn;

import io.winback.customer.churn.DeathHint.State;
import io.winback.customer.churn.DeathHint.Transition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DeathHintStateTest {

    /** One row for each state, one column for each transition; - where the transition is not legal. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            useHeadersInDisplayName = true,
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock = """
            STATE CONFIRM DISMISS
            OPEN CONFIRMED DISMISSED
            CONFIRMED - -
            DISMISSED - -
            """)
    void eachTransitionIsLegalFromItsStatesAlone(State state, String confirm, String dismiss) {
        check(state, Transition.CONFIRM, confirm);
        check(state, Transition.DISMISS, dismiss);
    }

    @Test
    void theMatrixIsWhole() {
        assertThat(State.values()).hasSize(3);
        assertThat(Transition.values()).hasSize(2);
    }

    private static void check(State state, Transition transition, String after) {
        assertThat(state.allows(transition)).as("%s %s", state, transition).isEqualTo(!after.equals("-"));
        if (state.allows(transition)) {
            assertThat(transition.to()).isEqualTo(State.valueOf(after));
        }
    }
}
