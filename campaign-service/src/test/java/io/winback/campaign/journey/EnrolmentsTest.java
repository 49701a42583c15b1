package io.winback.campaign.journey;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.GenericPlan;
import io.winback.events.Refusal;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
class EnrolmentsTest {

    @Inject
    Enrolments enrolments;

    @Inject
    GenericPlan genericPlan;

    @Test
    void journeysChangeInTheTransactionOfTheCallerAlone() {
        assertThatThrownBy(() -> enrolments.advance(Set.of(), Instant.EPOCH, 1))
                .isInstanceOf(TransactionalException.class);
    }

    @Test
    void dueJourneysAreFoundByTheirIndexUnderAGenericPlan() {
        var scans = genericPlan.scansOf("enrolment_next_step", () -> enrolments.advance(Set.of(), Instant.EPOCH, 1));

        assertThat(scans).isPositive();
    }

    @Test
    void heldStepsAreFoundByTheirIndexUnderAGenericPlan() {
        var scans = genericPlan.scansOf(
                "enrolment_held", () -> enrolments.releaseSteps(Set.of("winter"), Instant.EPOCH, 1));

        assertThat(scans).isPositive();
    }

    @Test
    void journeysEndByTheirDecisionUnderAGenericPlan() {
        var scans = genericPlan.scansOf(
                "enrolment_pkey", () -> enrolments.end(Map.of(UUID.randomUUID(), Refusal.ALREADY_RETURNED)));

        assertThat(scans).isPositive();
    }
}
