package io.winback.campaign.episode;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.GenericPlan;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
class EpisodesTest {

    @Inject
    Episodes episodes;

    @Inject
    GenericPlan genericPlan;

    @Test
    void episodesChangeInTheTransactionOfTheCallerAlone() {
        assertThatThrownBy(() -> episodes.open(List.of())).isInstanceOf(TransactionalException.class);
        assertThatThrownBy(() -> episodes.close(List.of(), Map.of())).isInstanceOf(TransactionalException.class);
        assertThatThrownBy(() -> episodes.creditCampaign(Map.of())).isInstanceOf(TransactionalException.class);
    }

    @Test
    void openEpisodesAreListedByTheirIndexUnderAGenericPlan() {
        var scans = genericPlan.scansOf(
                "episode_state", () -> episodes.page(new EpisodeFilter(null, EpisodeState.OPEN, null), 50));

        assertThat(scans).isPositive();
    }
}
