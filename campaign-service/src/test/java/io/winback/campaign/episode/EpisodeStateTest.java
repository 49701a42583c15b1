package io.winback.campaign.episode;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.winback.campaign.episode.EpisodeState.ERASED;
import static io.winback.campaign.episode.EpisodeState.OPEN;
import static io.winback.campaign.episode.EpisodeState.RETURNED_CAMPAIGN;
import static io.winback.campaign.episode.EpisodeState.RETURNED_ORGANIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EpisodeStateTest {

    private static final Map<EpisodeState, Set<EpisodeState>> LEGAL = Map.of(
            OPEN, Set.of(RETURNED_ORGANIC, RETURNED_CAMPAIGN, ERASED),
            RETURNED_ORGANIC, Set.of(OPEN, RETURNED_CAMPAIGN),
            RETURNED_CAMPAIGN, Set.of(OPEN, RETURNED_ORGANIC),
            ERASED, Set.of());

    @ParameterizedTest
    @EnumSource
    void onlyTheListedTransitionsAreLegal(EpisodeState from) {
        for (var to : EpisodeState.values()) {
            boolean legal = LEGAL.get(from).contains(to);

            assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(legal);
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
