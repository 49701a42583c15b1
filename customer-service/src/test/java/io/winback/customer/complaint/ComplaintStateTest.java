package io.winback.customer.complaint;

import io.winback.customer.complaint.ComplaintState.Transition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ComplaintStateTest {

    /** One row for each state, one column for each transition; - where the transition is not legal. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            useHeadersInDisplayName = true,
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock = """
            STATE ANSWER RESOLVE REOPEN ERASE
            OPEN ANSWERED RESOLVED - RESOLVED
            ANSWERED ANSWERED RESOLVED - RESOLVED
            RESOLVED - - REOPENED RESOLVED
            REOPENED ANSWERED RESOLVED - RESOLVED
            """)
    void eachTransitionIsLegalFromItsStatesAlone(
            ComplaintState state, String answer, String resolve, String reopen, String erase) {
        check(state, Transition.ANSWER, answer);
        check(state, Transition.RESOLVE, resolve);
        check(state, Transition.REOPEN, reopen);
        check(state, Transition.ERASE, erase);
    }

    @Test
    void theMatrixIsWhole() {
        assertThat(ComplaintState.values()).hasSize(4);
        assertThat(Transition.values()).hasSize(4);
    }

    @Test
    void aComplaintIsUnresolvedInEveryStateButResolved() {
        assertThat(ComplaintState.unresolved()).containsExactly("OPEN", "ANSWERED", "REOPENED");
        assertThat(ComplaintState.RESOLVED.isUnresolved()).isFalse();
    }

    private static void check(ComplaintState state, Transition transition, String after) {
        assertThat(state.allows(transition)).as("%s %s", state, transition).isEqualTo(!after.equals("-"));
        if (state.allows(transition)) {
            assertThat(transition.to()).isEqualTo(ComplaintState.valueOf(after));
        }
    }
}
