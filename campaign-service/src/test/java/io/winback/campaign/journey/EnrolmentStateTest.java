package io.winback.campaign.journey;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.winback.campaign.journey.EnrolmentState.AWAITING_COUPON;
import static io.winback.campaign.journey.EnrolmentState.AWAITING_MESSAGE;
import static io.winback.campaign.journey.EnrolmentState.ENDED;
import static io.winback.campaign.journey.EnrolmentState.REACHED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EnrolmentStateTest {

    private static final Map<EnrolmentState, Set<EnrolmentState>> LEGAL = Map.of(
            AWAITING_COUPON, Set.of(AWAITING_MESSAGE, ENDED),
            AWAITING_MESSAGE, Set.of(REACHED, ENDED),
            REACHED, Set.of(REACHED, AWAITING_MESSAGE, ENDED),
            ENDED, Set.of());

    @ParameterizedTest
    @EnumSource
    void onlyTheListedTransitionsAreLegal(EnrolmentState from) {
        for (var to : EnrolmentState.values()) {
            boolean legal = LEGAL.get(from).contains(to);

            assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(legal);
            assertThat(to.sources().contains(from)).as("%s from %s", to, from).isEqualTo(legal);
            if (legal) {
                assertThat(from.to(to)).isEqualTo(to);
            } else {
                assertThatThrownBy(() -> from.to(to))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContainingAll(from.name(), to.name());
            }
        }
    }
}
