package io.winback.customer.profile;

import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnReason;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The rank of the reasons of one churn episode. */
class EpisodeReasonTest {

    private static final InferredReason INFERRED = new InferredReason(ChurnReason.DELIVERY, 0.6, List.of("late"));
    private static final InferredReason INFERRED_LATER = new InferredReason(ChurnReason.SERVICE, 0.5, List.of("slow"));
    private static final InferredReason STATED = new InferredReason(ChurnReason.PRICE, 1, List.of("too expensive"));
    private static final InferredReason STATED_LATER = new InferredReason(ChurnReason.QUALITY, 1, List.of("broken"));
    private static final InferredReason DEATH = InferredReason.deathStatedIn("a complaint");
    private static final InferredReason INFERRED_DEATH =
            new InferredReason(ChurnReason.DECEASED, 0.9, List.of("mentions a funeral"));

    @Test
    void aLaterReasonOfTheSameRankReplacesTheReason() {
        assertThat(after(INFERRED, INFERRED_LATER).reason()).isEqualTo(ChurnReason.SERVICE);
        assertThat(after(STATED, STATED_LATER).reason()).isEqualTo(ChurnReason.QUALITY);
    }

    @Test
    void aStatedReasonReplacesAnInferredOneAndNotTheOtherWay() {
        assertThat(after(INFERRED, STATED).reason()).isEqualTo(ChurnReason.PRICE);
        assertThat(after(STATED, INFERRED)).isEqualTo(after(STATED));
    }

    @Test
    void anUnknownReasonIsTheFirstAndReplacesNothing() {
        assertThat(after(InferredReason.NONE).reason()).isEqualTo(ChurnReason.UNKNOWN);
        assertThat(after(INFERRED, InferredReason.NONE)).isEqualTo(after(INFERRED));
    }

    @Test
    void aRecordedDeathStays() {
        assertThat(after(DEATH, STATED)).isEqualTo(after(DEATH));
        assertThat(after(DEATH).precededBy(STATED)).isEqualTo(after(DEATH));
    }

    @Test
    void aDeathThatIsOnlyInferredIsAnUnknownReason() {
        assertThat(after(INFERRED_DEATH).reason()).isEqualTo(ChurnReason.UNKNOWN);
        assertThat(after(INFERRED, INFERRED_DEATH)).isEqualTo(after(INFERRED));
    }

    @Test
    void anEarlierReasonIsTakenOnlyIfNothingBetterIsKnown() {
        assertThat(after(InferredReason.NONE).precededBy(INFERRED).reason()).isEqualTo(ChurnReason.DELIVERY);
        assertThat(after(INFERRED).precededBy(STATED).reason()).isEqualTo(ChurnReason.PRICE);
        assertThat(after(INFERRED_LATER).precededBy(INFERRED)).isEqualTo(after(INFERRED_LATER));
        assertThat(after(STATED_LATER).precededBy(STATED)).isEqualTo(after(STATED_LATER));
    }

    private static EpisodeReason after(InferredReason... reasons) {
        var known = EpisodeReason.NONE;
        for (var reason : reasons) {
            known = known.followedBy(reason);
        }
        return known;
    }
}
