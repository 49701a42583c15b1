package io.winback.campaign.simulation;

import io.winback.campaign.audience.KnownCustomer;
import io.winback.campaign.decision.CandidateCampaign;
import io.winback.campaign.decision.SimulateDecisions;
import io.winback.campaign.decision.SimulateDecisions.Considered;
import io.winback.campaign.reference.KnownOffer;
import io.winback.campaign.reference.KnownTemplate;
import io.winback.events.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A campaign that is simulated, with what its simulation needs once.
 *
 * @param campaigns the running campaigns that come before it, and the campaign itself, which is the last one
 * @param occasions on which it would consider the customers
 * @param templates all known templates, by id
 * @param offers the known offers of the campaign, by id
 * @param gates in the order in which they are asked
 * @param now the time of the simulation
 */
record SimulatedCampaign(
        List<CandidateCampaign> campaigns,
        CampaignOccasions occasions,
        Map<String, KnownTemplate> templates,
        Map<String, KnownOffer> offers,
        List<Refusal> gates,
        Instant now) {

    /** The customers of a slice to whom the occasion can come now. */
    List<Considered> considered(List<KnownCustomer> slice) {
        return slice.stream()
                .filter(occasions::canCome)
                .map(customer -> new Considered(customer, occasions.occasion(customer)))
                .toList();
    }

    SimulationTally newTally() {
        return new SimulationTally(campaign().definition(), templates, gates);
    }

    Simulation result(SimulationTally tally) {
        var campaign = campaign();
        return new Simulation(
                campaign.campaignId(),
                campaign.revision(),
                now,
                occasions.plannedAt().orElse(null),
                tally.customers(),
                tally.considered(),
                tally.funnel(because -> SimulateDecisions.text(because, campaign)),
                tally.heldOut(),
                tally.approached(),
                tally.channels(),
                tally.variants(),
                tally.coupons(offers));
    }

    private CandidateCampaign campaign() {
        return campaigns.get(campaigns.size() - 1);
    }
}
