package io.winback.campaign.simulation;

import io.winback.campaign.audience.KnownCustomer;
import io.winback.campaign.decision.CampaignEvaluation;
import io.winback.campaign.decision.CandidateCampaign;
import io.winback.campaign.decision.GateResult;
import io.winback.campaign.decision.gates.FirstMessage;
import io.winback.campaign.occasion.OccasionKind;
import io.winback.campaign.reference.KnownOffer;
import io.winback.campaign.reference.KnownTemplate;
import io.winback.campaign.simulation.Qualification.CampaignFit;
import io.winback.campaign.simulation.Qualification.GateFit;
import io.winback.campaign.simulation.Qualification.OfferFit;
import io.winback.campaign.simulation.Qualification.TriggerFit;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Describes how campaigns fit one customer.
 *
 * @param offers the known offers of the campaigns, by id
 * @param templates all known templates, by id
 */
record DescribeFit(
        KnownCustomer customer, Map<String, KnownOffer> offers, Map<String, KnownTemplate> templates, Instant now) {

    CampaignFit describe(CandidateCampaign campaign, CampaignOccasions occasions, CampaignEvaluation evaluation) {
        var refusal = evaluation.gates().stream()
                .filter(result -> !result.passed() && result.gate() != Refusal.HOLDOUT)
                .map(GateResult::gate)
                .findFirst();
        boolean canCome = occasions.canCome(customer);
        boolean fits = canCome && refusal.isEmpty();
        var definition = campaign.definition();
        return new CampaignFit(
                campaign.campaignId(),
                campaign.revision(),
                definition.priority(),
                fits,
                refusal.orElse(null),
                trigger(occasions, canCome),
                gates(campaign, occasions, evaluation),
                definition.holdout(),
                fits && occasions.isDrawnAlready(customer) ? evaluation.refuses(Refusal.HOLDOUT) : null,
                fits ? channel(campaign).orElse(null) : null,
                definition.offers().stream().map(this::offer).toList());
    }

    private TriggerFit trigger(CampaignOccasions occasions, boolean canCome) {
        return new TriggerFit(occasions.kind(), canCome, canCome ? null : obstacle(occasions));
    }

    private String obstacle(CampaignOccasions occasions) {
        if (occasions.kind() == OccasionKind.BIRTHDAY) {
            return "the birthday of the customer is not known";
        }
        return occasions
                .stage()
                .map(stage -> "it comes to customers in the stage %s, and the stage of this customer is %s"
                        .formatted(stage, customer.facts().stage()))
                .orElse("no order of an earlier year is known");
    }

    /** The holdout of an event is drawn when it comes. */
    private List<GateFit> gates(
            CandidateCampaign campaign, CampaignOccasions occasions, CampaignEvaluation evaluation) {
        var change = new GateChange(campaign, customer.reach());
        return evaluation.gates().stream()
                .filter(result -> result.gate() != Refusal.HOLDOUT || occasions.isDrawnAlready(customer))
                .map(result -> new GateFit(
                        result.gate(),
                        result.passed(),
                        result.because(),
                        result.passed() ? null : change.text(result.gate())))
                .toList();
    }

    /** Of the first variant whose message can be sent. */
    private Optional<Channel> channel(CandidateCampaign campaign) {
        return campaign.definition().variants().stream()
                .map(variant -> variant.steps().get(0))
                .flatMap(step -> FirstMessage.channel(step, customer.reach(), templates.get(step.template())).stream())
                .findFirst();
    }

    private OfferFit offer(String offerId) {
        var offer = offers.get(offerId);
        if (offer == null) {
            return new OfferFit(offerId, false, null, "there is no such offer");
        }
        if (offer.isOverAt(now)) {
            return new OfferFit(offerId, false, offer.validUntil(), "it ended at " + offer.validUntil());
        }
        return offer.budgetSpent()
                ? new OfferFit(offerId, false, offer.validUntil(), "its budget is spent")
                : new OfferFit(offerId, true, offer.validUntil(), null);
    }
}
