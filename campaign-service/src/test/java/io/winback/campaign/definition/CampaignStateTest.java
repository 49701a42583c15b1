package io.winback.campaign.definition;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.winback.campaign.definition.CampaignState.ARCHIVED;
import static io.winback.campaign.definition.CampaignState.DRAFT;
import static io.winback.campaign.definition.CampaignState.FINISHED;
import static io.winback.campaign.definition.CampaignState.PAUSED;
import static io.winback.campaign.definition.CampaignState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

class CampaignStateTest {

    private static final Map<CampaignState, Set<CampaignState>> LEGAL = Map.of(
            DRAFT, Set.of(RUNNING, ARCHIVED),
            RUNNING, Set.of(RUNNING, PAUSED, FINISHED, DRAFT),
            PAUSED, Set.of(RUNNING, FINISHED, DRAFT, ARCHIVED),
            FINISHED, Set.of(DRAFT, ARCHIVED),
            ARCHIVED, Set.of());

    @ParameterizedTest
    @EnumSource
    void onlyTheListedTransitionsAreLegal(CampaignState from) {
        for (var to : CampaignState.values()) {
            boolean legal = LEGAL.get(from).contains(to);

            assertThat(from.mayBecome(to)).as("%s to %s", from, to).isEqualTo(legal);
            assertThat(to.sources().contains(from)).as("%s from %s", to, from).isEqualTo(legal);
        }
    }
}
