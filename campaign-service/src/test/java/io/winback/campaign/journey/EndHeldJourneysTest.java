package io.winback.campaign.journey;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.campaign.SendingHoldChanged;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** The hold of a campaign that has ended is released once, after its last waiting journey is ended. */
@QuarkusTest
class EndHeldJourneysTest {

    private static final int JOURNEYS = 1_800;

    private final String campaign = "held-" + UUID.randomUUID();

    @Inject
    EndHeldJourneys endHeldJourneys;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void anArchivedCampaignWithWaitingJourneys() throws SQLException {
        execute("""
                insert into campaign (campaign_id, state, revision, definition, running_revision, running_definition,
                    changed_at, version, held, published_hold, published_revision)
                values ('{campaign}', 'ARCHIVED', 3, '{}', 2, '{}', now(), 7, true, true, 2)""");
        execute("""
                with fresh as (
                    insert into episode (episode_id, customer_id, churned_at, state)
                    select gen_random_uuid(), '{campaign}' || n, now(), 'LOST' from generate_series(1, %d) as n
                    returning episode_id, customer_id),
                decided as (
                    insert into decision (decision_id, episode_id, customer_id, decided_at, outcome, campaign_id, revision,
                        variant, candidates)
                    select gen_random_uuid(), episode_id, customer_id, now(), 'ENROLLED', '{campaign}', 2, 'one', '[]'
                    from fresh
                    returning decision_id, episode_id, customer_id)
                insert into enrolment (decision_id, episode_id, customer_id, campaign_id, revision, variant, state, step)
                select decision_id, episode_id, customer_id, '{campaign}', 2, 'one', 'AWAITING_MESSAGE', 1
                from decided""".formatted(JOURNEYS));
    }

    @AfterEach
    void theCampaignIsDeleted() throws SQLException {
        for (var table : new String[] {"enrolment", "decision"}) {
            execute("delete from %s where campaign_id = '{campaign}'".formatted(table));
        }
        execute("delete from episode where customer_id like '{campaign}%'");
        execute("delete from campaign where campaign_id = '{campaign}'");
    }

    @Test
    void twoReplicasReleaseTheHoldAfterTheLastJourneyIsEnded() {
        var replicas = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    endHeldJourneys.end();
                    return waiting();
                }))
                .limit(2)
                .toList();

        assertThat(replicas).extracting(CompletableFuture::join).containsExactly(0, 0);
        eventually().untilAsserted(() -> assertThat(EventStream.published(SendingHoldChanged.class, "hold:" + campaign))
                .extracting(SendingHoldChanged::endedRevision)
                .containsExactly(2));
    }

    private int waiting() {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "select count(*) from enrolment where state <> 'ENDED' and campaign_id = '%s'"
                                .formatted(campaign))) {
            result.next();
            return result.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql.replace("{campaign}", campaign));
        }
    }
}
