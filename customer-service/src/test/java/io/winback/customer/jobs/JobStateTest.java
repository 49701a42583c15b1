package io.winback.customer.jobs;

import io.winback.customer.jobs.JobState.Transition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class JobStateTest {

    /** One row for each state, one column for each transition; - where the transition is not legal. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            useHeadersInDisplayName = true,
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock = """
            STATE FINISH FAIL RESUME
            RUNNING DONE FAILED RUNNING
            DONE - - -
            FAILED - - -
            """)
    void eachTransitionIsLegalFromItsStatesAlone(JobState state, String finish, String fail, String resume) {
        check(state, Transition.FINISH, finish);
        check(state, Transition.FAIL, fail);
        check(state, Transition.RESUME, resume);
    }

    @Test
    void theMatrixIsWhole() {
        assertThat(JobState.values()).hasSize(3);
        assertThat(Transition.values()).hasSize(3);
    }

    private static void check(JobState state, Transition transition, String after) {
        assertThat(transition.from().contains(state))
                .as("%s %s", state, transition)
                .isEqualTo(!after.equals("-"));
        if (!after.equals("-")) {
            assertThat(transition.to()).isEqualTo(JobState.valueOf(after));
        }
    }
}
