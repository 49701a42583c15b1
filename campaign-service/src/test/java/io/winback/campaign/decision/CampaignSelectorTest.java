package io.winback.campaign.decision;

import io.winback.campaign.definition.LiveCampaign;
import io.winback.campaign.occasion.OccasionFactory;
import io.winback.campaign.occasion.OccasionKind;
import io.winback.events.Refusal;
import io.winback.events.campaign.Outcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static io.winback.campaign.decision.CampaignFixture.aCampaign;
import static io.winback.campaign.decision.ChurnFixture.NOW;
import static io.winback.campaign.decision.ChurnFixture.aChurn;
import static io.winback.campaign.occasion.OccasionFixture.anOccasionOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

class CampaignSelectorTest {

    private final OccasionContext churn = aChurn().build();
    private final CandidateCampaign first = aCampaign("first").build();
    private final CandidateCampaign second = aCampaign("second").build();

    @Test
    void theFirstCampaignThatPassesEveryGateIsSelected() {
        var selector = selector(refusing(Refusal.NOT_IN_AUDIENCE, "first"), refusing(Refusal.CAMPAIGN_PAUSED));

        var decision = select(selector, first, second);

        assertThat(decision.outcome()).isEqualTo(Outcome.ENROLLED);
        assertThat(decision.campaignId()).isEqualTo("second");
        assertThat(decision.revision()).isEqualTo(3);
        assertThat(decision.variant()).isEqualTo("only");
        assertThat(decision.reason()).isNull();
        assertThat(decision.enrols()).isTrue();
    }

    @Test
    void everyGateIsAskedAboutEveryCampaign() {
        var selector = selector(refusing(Refusal.CAMPAIGN_PAUSED, "first"), refusing(Refusal.NOT_IN_AUDIENCE, "first"));

        var decision = select(selector, first, second);

        assertThat(decision.candidates())
                .containsExactly(
                        new CampaignEvaluation(
                                "first",
                                3,
                                Outcome.NOT_APPROACHED,
                                List.of(
                                        GateResult.refused(Refusal.CAMPAIGN_PAUSED, "refused in this test"),
                                        GateResult.refused(Refusal.NOT_IN_AUDIENCE, "refused in this test"))),
                        new CampaignEvaluation(
                                "second",
                                3,
                                Outcome.ENROLLED,
                                List.of(
                                        GateResult.passed(Refusal.CAMPAIGN_PAUSED),
                                        GateResult.passed(Refusal.NOT_IN_AUDIENCE))));
    }

    @Test
    void theReasonIsTheFirstRefusalOfTheCampaignWithTheHighestPriority() {
        var selector = selector(
                refusing(Refusal.CAMPAIGN_PAUSED, "second"),
                refusing(Refusal.OPEN_COMPLAINT, "first"),
                refusing(Refusal.NOT_IN_AUDIENCE, "first", "second"));

        var decision = select(selector, first, second);

        assertThat(decision.outcome()).isEqualTo(Outcome.NOT_APPROACHED);
        assertThat(decision.reason()).isEqualTo(Refusal.OPEN_COMPLAINT);
        assertThat(decision.campaignId()).isNull();
        assertThat(decision.enrols()).isFalse();
    }

    @Test
    void theReasonIsTheEndOfTheCampaignThatTheCustomerWaitedFor() {
        var selector = selector(refusing(Refusal.TOO_LATE, "second"), refusing(Refusal.NOT_IN_AUDIENCE, "first"));

        var decision = select(selector, first, second);

        assertThat(decision.outcome()).isEqualTo(Outcome.NOT_APPROACHED);
        assertThat(decision.reason()).isEqualTo(Refusal.TOO_LATE);
    }

    @Test
    void theEndOfACampaignIsNoReasonForACustomerWhomItIsNotFor() {
        var selector =
                selector(refusing(Refusal.TOO_LATE, "second"), refusing(Refusal.NOT_IN_AUDIENCE, "first", "second"));

        assertThat(select(selector, first, second).reason()).isEqualTo(Refusal.NOT_IN_AUDIENCE);
    }

    @Test
    void aPauseIsTheReasonOnlyIfTheCampaignWouldGetTheCustomerOtherwise() {
        var selector = selector(refusing(Refusal.CAMPAIGN_PAUSED, "first"), refusing(Refusal.NOT_IN_AUDIENCE, "first"));
        var paused = selector(refusing(Refusal.CAMPAIGN_PAUSED, "first"), refusing(Refusal.NOT_IN_AUDIENCE));

        assertThat(select(selector, first).reason()).isEqualTo(Refusal.NOT_IN_AUDIENCE);
        assertThat(select(paused, first).reason()).isEqualTo(Refusal.CAMPAIGN_PAUSED);
    }

    @Test
    void withoutCampaignsTheCustomerIsInNoAudience() {
        var decision = select(selector());

        assertThat(decision.outcome()).isEqualTo(Outcome.NOT_APPROACHED);
        assertThat(decision.reason()).isEqualTo(Refusal.NOT_IN_AUDIENCE);
        assertThat(decision.candidates()).isEmpty();
    }

    @Test
    void aCampaignWithAnotherTriggerIsNoCandidate() {
        var risks =
                aCampaign("risks").withTrigger(OccasionKind.CUSTOMER_AT_RISK).build();
        var risk = OccasionContext.of(
                OccasionFactory.of(anOccasionOf("c-1").event(OccasionKind.CUSTOMER_AT_RISK)),
                null,
                ZoneOffset.UTC,
                NOW);

        var decisions = selector().select(List.of(churn, risk), List.of(risks, first), NOW);

        assertThat(decisions).extracting(Decision::campaignId).containsExactly("first", "risks");
        assertThat(decisions).allSatisfy(decision -> assertThat(decision.candidates())
                .extracting(CampaignEvaluation::campaignId)
                .containsExactly(decision.campaignId()));
    }

    @Test
    void aRunIsForItsOwnCampaign() {
        var turn = OccasionContext.of(anOccasionOf("c-1").occasion(OccasionKind.SCHEDULE), null, ZoneOffset.UTC, NOW);
        var weekly = aCampaign("weekly").withTrigger(OccasionKind.SCHEDULE).build();
        var another = aCampaign("another").withTrigger(OccasionKind.SCHEDULE).build();

        var decisions = selector().select(List.of(turn), List.of(another, weekly), NOW);

        assertThat(decisions).extracting(Decision::campaignId).containsExactly("weekly");
        assertThat(decisions.get(0).candidates())
                .extracting(CampaignEvaluation::campaignId)
                .containsExactly("weekly");
    }

    @Test
    void aCampaignWhoseTriggerIsNotKnownIsShownInDecisionsOnLossesAndApproachesNoCustomer() {
        var later = CandidateCampaign.of(new LiveCampaign("later", 1, false, """
                {"name": "later", "trigger": {"type": "FULL_MOON"},
                 "variants": [{"name": "one", "steps": [{"template": "t"}]}]}"""));

        assertThat(later.considers(OccasionKind.CUSTOMER_CHURNED)).isTrue();
        assertThat(later.considers(OccasionKind.ORDER_PLACED)).isFalse();
        assertThat(later.fault()).contains("this release does not know the trigger of the campaign");
    }

    @Test
    void aCampaignThatHoldsTheCustomerOutKeepsTheCustomer() {
        var selector = selector(refusing(Refusal.HOLDOUT, "first"));

        var decision = select(selector, first, second);

        assertThat(decision.outcome()).isEqualTo(Outcome.HELD_OUT);
        assertThat(decision.reason()).isEqualTo(Refusal.HOLDOUT);
        assertThat(decision.campaignId()).isEqualTo("first");
        assertThat(decision.variant()).isEqualTo("only");
        assertThat(decision.enrols()).isFalse();
    }

    @Test
    void aRefusalBeforeTheHoldoutIsNoHoldout() {
        var selector = selector(refusing(Refusal.NOT_IN_AUDIENCE, "first"), refusing(Refusal.HOLDOUT, "first"));

        assertThat(select(selector, first).outcome()).isEqualTo(Outcome.NOT_APPROACHED);
    }

    @Test
    void gatesOfLaterCampaignsKnowTheSelectedCampaign() {
        var known = new ArrayList<String>();
        var selector = selector(gate(Refusal.LOWER_PRIORITY, question -> {
            known.add(question.campaign().campaignId() + " after " + question.selectedCampaignId());
            return Optional.empty();
        }));

        select(selector, first, second, aCampaign("third").build());

        assertThat(known).containsExactly("first after null", "second after first", "third after first");
    }

    @Test
    void aGateThatFailsRefusesThatCustomerAndNoOther() {
        var selector = selector(gate(Refusal.NOT_IN_AUDIENCE, question -> {
            if (question.context().customerId().equals("c-broken")) {
                throw new ArithmeticException("personal data");
            }
            return Optional.empty();
        }));
        var broken = aChurn().ofCustomer("c-broken").build();

        var decisions = selector.select(List.of(broken, churn), List.of(first), NOW);

        assertThat(decisions).extracting(Decision::outcome).containsExactly(Outcome.NOT_APPROACHED, Outcome.ENROLLED);
        assertThat(decisions.get(0).candidates().get(0).gates().get(0).because())
                .isEqualTo("this gate failed; the log of the service has the cause");
    }

    @Test
    void everyGateLoadsItsFactsOnceForTheWholeBatch() {
        var batches = new ArrayList<List<OccasionContext>>();
        var selector = selector(new Gate() {
            @Override
            public Refusal refusal() {
                return Refusal.COOLDOWN;
            }

            @Override
            public Check prepare(List<OccasionContext> batch, Instant now) {
                batches.add(batch);
                return question -> Optional.empty();
            }
        });
        var batch = List.of(churn, aChurn().ofCustomer("c-2").build());

        selector.select(batch, List.of(first, second), NOW);

        assertThat(batches).containsExactly(batch);
    }

    @Test
    void variantsGetCustomersByTheirWeights() {
        var campaign = aCampaign().withVariant("a", 1).withVariant("b", 3).build();
        var batch = IntStream.range(0, 10_000)
                .mapToObj(number -> aChurn().ofCustomer("c-" + number).build())
                .toList();

        Map<String, Long> customers = selector().select(batch, List.of(campaign), NOW).stream()
                .collect(Collectors.groupingBy(Decision::variant, Collectors.counting()));

        assertThat(customers).containsOnlyKeys("a", "b");
        assertThat(customers.get("a") / 10_000.0).isEqualTo(0.25, offset(0.02));
    }

    private Decision select(CampaignSelector selector, CandidateCampaign... campaigns) {
        return selector.select(List.of(churn), List.of(campaigns), NOW).get(0);
    }

    private static CampaignSelector selector(Gate... gates) {
        return new CampaignSelector(() -> List.of(gates), new Bucketing("salt"));
    }

    /** A gate that refuses these campaigns. */
    private static Gate refusing(Refusal refusal, String... campaigns) {
        return gate(
                refusal,
                question -> List.of(campaigns).contains(question.campaign().campaignId())
                        ? Optional.of("refused in this test")
                        : Optional.empty());
    }

    private static Gate gate(Refusal refusal, Function<Gate.Question, Optional<String>> objection) {
        return new Gate() {
            @Override
            public Refusal refusal() {
                return refusal;
            }

            @Override
            public Check prepare(List<OccasionContext> batch, Instant now) {
                return objection::apply;
            }
        };
    }
}
