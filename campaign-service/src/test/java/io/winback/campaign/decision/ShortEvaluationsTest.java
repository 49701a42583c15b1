package io.winback.campaign.decision;

import io.winback.events.Refusal;
import io.winback.events.campaign.Outcome;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static io.winback.campaign.decision.CampaignFixture.aCampaign;
import static org.assertj.core.api.Assertions.assertThat;

class ShortEvaluationsTest {

    private static final List<Refusal> GATES =
            List.of(Refusal.CAMPAIGN_PAUSED, Refusal.OPEN_COMPLAINT, Refusal.NOT_IN_AUDIENCE, Refusal.HOLDOUT);

    @Property
    void evaluationsAreReadAsTheyWereWritten(@ForAll("evaluations") List<CampaignEvaluation> evaluations) {
        assertThat(ShortEvaluations.read(ShortEvaluations.write(evaluations))).isEqualTo(evaluations);
    }

    @Test
    void aRuleIsReferredToAndShownAgain() {
        var campaign = aCampaign().forCustomersWhere("customer.tier == 'TOP'").build();
        var text = "the customer does not match the audience rule: customer.tier == 'TOP'";

        var stored = RuleText.withReference(text, campaign);

        assertThat(stored).isEqualTo("the customer does not match the audience rule: {audience}");
        assertThat(RuleText.hasReference(stored)).isTrue();
        assertThat(RuleText.withRule(stored, campaign.definition())).isEqualTo(text);
    }

    @Test
    void theErrorsOfARuleThatNoLongerCompilesAreReferredToAndShownAgain() {
        var campaign = aCampaign().forCustomersWhere("customer.gone == 1").build();
        var text = campaign.fault().orElseThrow();

        var stored = RuleText.withReference(text, campaign);

        assertThat(stored).isEqualTo("the audience rule no longer compiles: {errors}");
        assertThat(RuleText.withRule(stored, campaign.definition())).isEqualTo(text);
    }

    @Test
    void aTextWithoutTheRuleStaysAsItIs() {
        var text = "the customer has an open complaint";

        assertThat(RuleText.withReference(text, aCampaign().build())).isEqualTo(text);
        assertThat(RuleText.hasReference(text)).isFalse();
    }

    @Test
    void theLongFormOfAnEarlierReleaseIsRead() {
        var stored = """
                [{"campaignId": "winter", "outcome": "NOT_APPROACHED", "gates": [
                    {"gate": "CAMPAIGN_PAUSED", "passed": true},
                    {"gate": "NOT_IN_AUDIENCE", "passed": false, "reason": "NOT_IN_AUDIENCE", "because": "no match"}]}]""";

        assertThat(new EvaluationsJson().convertToEntityAttribute(stored))
                .containsExactly(new CampaignEvaluation(
                        "winter",
                        0,
                        Outcome.NOT_APPROACHED,
                        List.of(
                                GateResult.passed(Refusal.CAMPAIGN_PAUSED),
                                GateResult.refused(Refusal.NOT_IN_AUDIENCE, "no match"))));
    }

    @Provide
    static Arbitrary<List<CampaignEvaluation>> evaluations() {
        var text = Arbitraries.of("a", "b", "c", "d").list().ofSize(GATES.size());
        var passed = Arbitraries.of(true, false).list().ofSize(GATES.size());
        return Combinators.combine(Arbitraries.integers().between(1, 9), text, passed)
                .as((revision, texts, passes) -> CampaignEvaluation.of(
                        "campaign-" + revision,
                        revision,
                        Stream.iterate(0, gate -> gate + 1)
                                .limit(GATES.size())
                                .map(gate -> passes.get(gate)
                                        ? GateResult.passed(GATES.get(gate))
                                        : GateResult.refused(GATES.get(gate), texts.get(gate)))
                                .toList()))
                .list()
                .ofMaxSize(6);
    }
}
