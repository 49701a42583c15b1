package io.winback.campaign.decision;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.occasion.ChurnOccasion;
import io.winback.campaign.occasion.Occasion;
import io.winback.campaign.occasion.OrderOccasion;
import io.winback.campaign.results.CountCampaignFigures;
import io.winback.testkit.GenericPlan;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;
import static io.winback.campaign.decision.ChurnFixture.aChurn;
import static io.winback.campaign.occasion.OccasionFixture.anOccasionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@QuarkusTest
class PostponedOccasionsTest {

    private static final String DECISIONS = """
            insert into decision (decision_id, occasion_id, occasion_kind, customer_id, decided_at, outcome, reason,
                candidates)
            select gen_random_uuid(), gen_random_uuid(), 'ORDER_PLACED', 'customer-' || n, now(), 'NOT_APPROACHED',
                'OPEN_COMPLAINT', '[]'
            from generate_series(1, 20000) as n""";

    @Inject
    PostponedOccasions postponedOccasions;

    @Inject
    CountCampaignFigures countFigures;

    @Inject
    Session database;

    private final Occasion order = new OrderOccasion(anOccasionOf("c-1").order());

    @Test
    void occasionsArePostponedInTheTransactionOfTheCallerAlone() {
        assertThatThrownBy(() -> postponedOccasions.postpone(List.of(), Map.of(), Instant.EPOCH))
                .isInstanceOf(TransactionalException.class);
    }

    @Test
    void waitingChurnsAreCountedAndOtherOccasionsAreNot() {
        var customer = "c-" + UUID.randomUUID();
        var churn = new ChurnOccasion(
                aChurn().ofCustomer(customer).inEpisode(UUID.randomUUID()).event());
        var orderOfThisCustomer = new OrderOccasion(anOccasionOf(customer).order());
        var before = countFigures.awaitingDecision();

        requiringNew()
                .run(() -> postponedOccasions.postpone(
                        List.of(churn, orderOfThisCustomer),
                        Map.of(churn.id(), "no-campaign", orderOfThisCustomer.id(), "no-campaign"),
                        Instant.EPOCH));
        assertThat(countFigures.awaitingDecision()).isEqualTo(before + 1);

        requiringNew().run(() -> postponedOccasions.delete(customer));
        assertThat(countFigures.awaitingDecision()).isEqualTo(before);
    }

    @Test
    void theDecisionOfAnOccasionIsFoundByItsIndexUnderAGenericPlan() {
        assertThat(new GenericPlan(database, "decision", DECISIONS)
                        .scansOf(
                                "decision_occasion",
                                () -> postponedOccasions.postpone(
                                        List.of(order), Map.of(order.id(), "campaign"), Instant.EPOCH)))
                .isPositive();
    }
}
