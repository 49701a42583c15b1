package io.winback.campaign.episode;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.GenericPlan;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
class EpisodesTest {

    /** 20,000 episodes, a tenth of them open. */
    private static final String EPISODES = """
            insert into episode (episode_id, customer_id, churned_at, state)
            select gen_random_uuid(), 'customer-' || n, timestamptz '2026-09-01T00:00:00Z' + n * interval '1 minute',
                (array['OPEN', 'RETURNED_ORGANIC', 'RETURNED_CAMPAIGN', 'LOST', 'LOST',
                    'LOST', 'LOST', 'LOST', 'LOST', 'LOST'])[1 + n % 10]
            from generate_series(1, 20000) as n""";

    @Inject
    Episodes episodes;

    @Inject
    Session database;

    @Test
    void episodesChangeInTheTransactionOfTheCallerAlone() {
        assertThatThrownBy(() -> episodes.open(List.of())).isInstanceOf(TransactionalException.class);
        assertThatThrownBy(() -> episodes.close(List.of(), Map.of())).isInstanceOf(TransactionalException.class);
        assertThatThrownBy(() -> episodes.creditCampaign(Map.of())).isInstanceOf(TransactionalException.class);
    }

    @Test
    void openEpisodesAreListedByTheirIndexUnderAGenericPlan() {
        var scans = new GenericPlan(database, "episode", EPISODES)
                .scansOf("episode_state", () -> episodes.page(new EpisodeFilter(null, EpisodeState.OPEN, null), 50));

        assertThat(scans).isPositive();
    }
}
