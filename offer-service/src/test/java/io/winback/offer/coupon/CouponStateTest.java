package io.winback.offer.coupon;

import io.winback.offer.coupon.CouponState.Transition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CouponStateTest {

    /** One row for each state, one column for each transition; - where the transition is not legal. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            useHeadersInDisplayName = true,
            ignoreLeadingAndTrailingWhitespace = true,
            textBlock = """
            STATE ACTIVATE USE USE_LAST RESTORE RESTORE_EXPIRED EXPIRE RELEASE REVOKE
            RESERVED ACTIVE ACTIVE REDEEMED - - EXPIRED RELEASED REVOKED
            ACTIVE - ACTIVE REDEEMED - - EXPIRED - REVOKED
            REDEEMED - - - ACTIVE EXPIRED - - -
            EXPIRED - - - - - - - -
            RELEASED ACTIVE - - - - - - -
            REVOKED - - - - - - - -
            """)
    void eachTransitionIsLegalFromItsStatesAlone(
            CouponState state,
            String activate,
            String use,
            String useLast,
            String restore,
            String restoreExpired,
            String expire,
            String release,
            String revoke) {
        check(state, Transition.ACTIVATE, activate);
        check(state, Transition.USE, use);
        check(state, Transition.USE_LAST, useLast);
        check(state, Transition.RESTORE, restore);
        check(state, Transition.RESTORE_EXPIRED, restoreExpired);
        check(state, Transition.EXPIRE, expire);
        check(state, Transition.RELEASE, release);
        check(state, Transition.REVOKE, revoke);
    }

    @Test
    void theMatrixIsWhole() {
        assertThat(CouponState.values()).hasSize(6);
        assertThat(Transition.values()).hasSize(8);
    }

    private static void check(CouponState state, Transition transition, String after) {
        if (after.equals("-")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> state.after(transition))
                    .withMessageContaining(state.name())
                    .withMessageContaining(transition.name());
        } else {
            assertThat(state.after(transition)).isEqualTo(CouponState.valueOf(after));
        }
    }
}
