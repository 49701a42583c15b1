package io.winback.campaign.journey;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Refusal;
import io.winback.testkit.GenericPlan;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
class EnrolmentsTest {

    /** 20,000 journeys in 100 campaigns: 5 % have a next step, 0.5 % a held one, 5 % await a message, the rest ended. */
    private static final String JOURNEYS = """
            insert into enrolment (decision_id, episode_id, customer_id, campaign_id, revision, variant, state, step,
                next_step_at)
            select gen_random_uuid(), gen_random_uuid(), 'customer-' || n, 'campaign-' || n % 100, 1, 'A',
                case n % 20 when 7 then 'REACHED' when 8 then 'AWAITING_MESSAGE' else 'ENDED' end, 1,
                case when n % 200 = 7 then timestamptz '9999-12-31T00:00:00Z'
                    when n % 20 = 7 then timestamptz '2026-09-01T00:00:00Z' + n * interval '1 minute' end
            from generate_series(1, 20000) as n""";

    @Inject
    Enrolments enrolments;

    @Inject
    Session database;

    @Test
    void journeysChangeInTheTransactionOfTheCallerAlone() {
        assertThatThrownBy(() -> enrolments.advance(Set.of(), Instant.EPOCH, 1))
                .isInstanceOf(TransactionalException.class);
    }

    @Test
    void dueJourneysAreFoundByTheirIndexUnderAGenericPlan() {
        assertThat(scansOf("enrolment_next_step", () -> enrolments.advance(Set.of(), Instant.EPOCH, 1)))
                .isPositive();
    }

    @Test
    void heldStepsAreFoundByTheirIndexUnderAGenericPlan() {
        assertThat(scansOf("enrolment_held", () -> enrolments.releaseSteps(Set.of("campaign-7"), Instant.EPOCH, 1)))
                .isPositive();
    }

    @Test
    void journeysOfACampaignAreFoundByTheirIndexUnderAGenericPlan() {
        assertThat(scansOf("enrolment_campaign", () -> enrolments.lockWaiting("campaign-7", new UUID(0, 0), 1)))
                .isPositive();
    }

    @Test
    void journeysEndByTheirDecisionUnderAGenericPlan() {
        assertThat(scansOf("enrolment_pkey", () -> enrolments.end(Map.of(UUID.randomUUID(), Refusal.ALREADY_RETURNED))))
                .isPositive();
    }

    private long scansOf(String index, Runnable statements) {
        return new GenericPlan(database, "enrolment", JOURNEYS).scansOf(index, statements);
    }
}
