package io.winback.campaign.decision.gates;

import io.winback.campaign.audience.KnownCustomers;
import io.winback.campaign.decision.Bucketing;
import io.winback.campaign.decision.CampaignFixture;
import io.winback.campaign.decision.ChurnFixture;
import io.winback.campaign.decision.Gate;
import io.winback.campaign.decision.Gate.Question;
import io.winback.campaign.decision.OccasionContext;
import io.winback.campaign.episode.Episodes;
import io.winback.campaign.occasion.OrderOccasion;
import io.winback.campaign.reference.KnownTemplates;
import io.winback.events.Refusal;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static io.winback.campaign.decision.CampaignFixture.aCampaign;
import static io.winback.campaign.decision.ChurnFixture.NOW;
import static io.winback.campaign.decision.ChurnFixture.aChurn;
import static io.winback.campaign.occasion.OccasionFixture.anOccasionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class GatesTest {

    @Test
    void gatesAreAskedInThisOrder() {
        var gates = new OrderedGates(
                new Bucketing("salt"), new Episodes(), new KnownCustomers(null, null), new KnownTemplates(null));

        assertThat(gates.inOrder())
                .extracting(Gate::refusal)
                .containsExactly(
                        Refusal.TOO_LATE,
                        Refusal.CAMPAIGN_PAUSED,
                        Refusal.SUPPRESSED,
                        Refusal.ALREADY_RETURNED,
                        Refusal.OPEN_COMPLAINT,
                        Refusal.NOT_IN_AUDIENCE,
                        Refusal.NO_CONSENT,
                        Refusal.MISSING_ADDRESS,
                        Refusal.TEMPLATE_MISSING,
                        Refusal.LOWER_PRIORITY,
                        Refusal.HOLDOUT);
    }

    @Test
    void aPausedCampaignApproachesNoCustomer() {
        assertThat(objection(new PausedGate(), aCampaign().thatIsPaused(), aChurn()))
                .contains("the campaign is paused");
        assertThat(objection(new PausedGate(), aCampaign(), aChurn())).isEmpty();
    }

    @Test
    void aCustomerWhoHasDiedIsNotApproached() {
        assertThat(objection(new DeceasedGate(), aCampaign(), aChurn().because(ChurnReason.DECEASED)))
                .contains("the customer is known to have died");
        assertThat(objection(new DeceasedGate(), aCampaign(), aChurn().because(ChurnReason.PRICE)))
                .isEmpty();
        assertThat(objection(new DeceasedGate(), aCampaign(), aChurn().because(null)))
                .isEmpty();
    }

    @Test
    void aCustomerWhoHasReturnedIsNotApproached() {
        var returned = aChurn().ofCustomer("c-returned");
        var gate = new AlreadyReturnedGate(episodes -> Set.of(returned.build().occasionId()));

        assertThat(objection(gate, aCampaign(), returned)).contains("the customer has returned already");
        assertThat(objection(gate, aCampaign(), aChurn())).isEmpty();
    }

    @Test
    void onlyALossCanEndWithAReturn() {
        var gate = new AlreadyReturnedGate(episodes -> {
            throw new AssertionError("there is no episode to look up");
        });
        var order = new OccasionContext(new OrderOccasion(anOccasionOf("c-1").order()), false, Map.of(), null);

        var check = gate.prepare(List.of(order), NOW);

        assertThat(check.objection(new Question(aCampaign().build(), order, null)))
                .isEmpty();
    }

    @Test
    void returnsAreLoadedOnceForTheWholeBatch() {
        var queries = new ArrayList<Collection<UUID>>();
        var gate = new AlreadyReturnedGate(episodes -> {
            queries.add(episodes);
            return Set.of();
        });
        var batch = List.of(aChurn().build(), aChurn().ofCustomer("c-2").build());

        var check = gate.prepare(batch, NOW);
        batch.forEach(churn -> check.objection(new Question(aCampaign().build(), churn, null)));

        assertThat(queries)
                .containsExactly(batch.stream().map(OccasionContext::occasionId).toList());
    }

    @Test
    void aCustomerWithAnOpenComplaintIsNotApproached() {
        assertThat(objection(new OpenComplaintGate(), aCampaign(), aChurn().withAnOpenComplaint()))
                .contains("the customer has an open complaint");
        assertThat(objection(new OpenComplaintGate(), aCampaign(), aChurn())).isEmpty();
    }

    @Test
    void aCustomerWhoDoesNotMatchTheAudienceRuleIsNotApproached() {
        var campaign = aCampaign().forCustomersWhere("customer.tier == 'HIGH'");

        assertThat(objection(new AudienceGate(), campaign, aChurn().inTier(Tier.LOW)))
                .contains("the customer does not match the audience rule: customer.tier == 'HIGH'");
        assertThat(objection(new AudienceGate(), campaign, aChurn().inTier(Tier.HIGH)))
                .isEmpty();
    }

    @Test
    void aCampaignWithoutAudienceRuleIsForAllCustomers() {
        assertThat(objection(new AudienceGate(), aCampaign(), aChurn())).isEmpty();
    }

    @Test
    void aCustomerWithoutTheFactsOfTheAudienceRuleIsNotApproached() {
        var campaign = aCampaign().forCustomersWhere("customer.tier == 'HIGH'");

        assertThat(objection(new AudienceGate(), campaign, aChurn().inNoKnownTier()))
                .hasValueSatisfying(
                        because -> assertThat(because).startsWith("the audience rule needs a fact that is unknown"));
    }

    @Test
    void aCustomerForWhomTheAudienceRuleFailsIsNotApproached() {
        var campaign = aCampaign().forCustomersWhere("int(customer.tier) > 1");

        assertThat(objection(new AudienceGate(), campaign, aChurn().inTier(Tier.HIGH)))
                .hasValueSatisfying(because -> assertThat(because)
                        .startsWith("the audience rule fails")
                        .doesNotContain("HIGH"));
    }

    @Test
    void aCampaignThatCannotBeReadApproachesNoCustomer() {
        assertThat(objection(new AudienceGate(), aCampaign().thatIsUnreadable(), aChurn()))
                .contains("the definition of the campaign cannot be read");
        assertThat(objection(new AudienceGate(), aCampaign().forCustomersWhere("customer.unknown == 1"), aChurn()))
                .hasValueSatisfying(because -> assertThat(because).startsWith("the audience rule no longer compiles"));
    }

    @Test
    void aCustomerOfACampaignWithHigherPriorityIsNotApproached() {
        var campaign = aCampaign("second").build();
        var churn = aChurn().build();

        assertThat(new PriorityGate().objection(new Question(campaign, churn, "first")))
                .contains("campaign first has a higher priority");
        assertThat(new PriorityGate().objection(new Question(campaign, churn, null)))
                .isEmpty();
    }

    @Test
    void aHoldoutHoldsOutItsShareOfTheCustomers() {
        var gate = new HoldoutGate(new Bucketing("salt"));
        var campaign = aCampaign().withHoldout("0.2");

        var heldOut = IntStream.range(0, 5_000)
                .filter(number -> objection(gate, campaign, aChurn().ofCustomer("c-" + number))
                        .isPresent())
                .count();

        assertThat(heldOut / 5_000.0).isEqualTo(0.2, offset(0.02));
    }

    @Test
    void aCampaignWithoutHoldoutHoldsOutNoCustomer() {
        var gate = new HoldoutGate(new Bucketing("salt"));

        assertThat(IntStream.range(0, 500)
                        .mapToObj(number -> objection(gate, aCampaign(), aChurn().ofCustomer("c-" + number))))
                .allMatch(Optional::isEmpty);
    }

    private static Optional<String> objection(Gate gate, CampaignFixture campaign, ChurnFixture churn) {
        var context = churn.build();
        return gate.prepare(List.of(context), NOW).objection(new Question(campaign.build(), context, null));
    }
}
