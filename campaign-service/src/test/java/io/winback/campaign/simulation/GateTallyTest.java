package io.winback.campaign.simulation;

import io.winback.campaign.decision.CampaignEvaluation;
import io.winback.campaign.decision.GateResult;
import io.winback.campaign.simulation.Simulation.FunnelStep;
import io.winback.events.Refusal;
import io.winback.events.campaign.Outcome;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GateTallyTest {

    private static final List<Refusal> GATES = List.of(Refusal.NOT_IN_AUDIENCE, Refusal.HOLDOUT);

    @Test
    void aCustomerCountsAtTheFirstGateThatRefuses() {
        var tally = new GateTally(GATES);
        tally.add(refusedBecause("a"));
        tally.add(refusedBecause("b"));
        tally.add(refusedBecause("b"));

        var funnel = tally.funnel(5, UnaryOperator.identity());

        assertThat(funnel).extracting(FunnelStep::refused).containsExactly(3L, 0L);
        assertThat(funnel).extracting(FunnelStep::left).containsExactly(2L, 2L);
        assertThat(funnel.get(0).reasons())
                .containsExactly(new Simulation.Reason("b", 2), new Simulation.Reason("a", 1));
    }

    @Test
    void theReasonsOfManySlicesAreBounded() {
        var all = new GateTally(GATES);
        IntStream.range(0, 300).forEach(slice -> {
            var ofSlice = new GateTally(GATES);
            ofSlice.add(refusedBecause("reason " + slice));
            all.add(ofSlice);
        });

        assertThat(all.refusedBy(Refusal.NOT_IN_AUDIENCE)).isEqualTo(300);
        assertThat(all.reasonsOf(Refusal.NOT_IN_AUDIENCE)).isEqualTo(100);
    }

    private static CampaignEvaluation refusedBecause(String because) {
        return new CampaignEvaluation(
                "campaign",
                1,
                Outcome.NOT_APPROACHED,
                List.of(
                        new GateResult(Refusal.NOT_IN_AUDIENCE, false, Refusal.NOT_IN_AUDIENCE, because),
                        new GateResult(Refusal.HOLDOUT, true, null, null)));
    }
}
