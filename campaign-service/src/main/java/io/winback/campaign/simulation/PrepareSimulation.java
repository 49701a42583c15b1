package io.winback.campaign.simulation;

import io.winback.campaign.CampaignConfiguration;
import io.winback.campaign.decision.SimulateDecisions;
import io.winback.campaign.definition.Campaigns;
import io.winback.campaign.reference.KnownOffers;
import io.winback.campaign.reference.KnownTemplates;
import io.winback.chassis.http.NotFound;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneId;

/** Loads what a simulation needs once. */
@ApplicationScoped
class PrepareSimulation {

    private final Campaigns campaigns;
    private final SimulateDecisions simulateDecisions;
    private final KnownTemplates templates;
    private final KnownOffers offers;
    private final CampaignConfiguration configuration;

    PrepareSimulation(
            Campaigns campaigns,
            SimulateDecisions simulateDecisions,
            KnownTemplates templates,
            KnownOffers offers,
            CampaignConfiguration configuration) {
        this.campaigns = campaigns;
        this.simulateDecisions = simulateDecisions;
        this.templates = templates;
        this.offers = offers;
        this.configuration = configuration;
    }

    /** @throws NotFound if there is no such campaign */
    @Transactional
    SimulatedCampaign prepare(String campaignId, Instant now) {
        var revision =
                campaigns.newest(campaignId).orElseThrow(() -> new NotFound("there is no campaign " + campaignId));
        var candidates = simulateDecisions.candidates(revision, now);
        var simulated = candidates.get(candidates.size() - 1);
        var occasions = CampaignOccasions.of(simulated, ZoneId.of(configuration.timeZone()), now);
        return new SimulatedCampaign(
                candidates,
                occasions,
                templates.all(),
                offers.named(simulated.definition().offers()),
                simulateDecisions.gates(),
                now);
    }
}
