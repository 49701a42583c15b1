package io.winback.campaign.journey;

import io.winback.campaign.campaign.CampaignDefinition;
import io.winback.campaign.campaign.CampaignRevisions;
import io.winback.events.campaign.CouponGrant;
import io.winback.events.campaign.OutreachRequested;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** What a journey says at each step, by the definition it began with. */
@ApplicationScoped
class Outreach {

    private final CampaignRevisions revisions;

    Outreach(CampaignRevisions revisions) {
        this.revisions = revisions;
    }

    /** The offer that a journey brings, if any. */
    Optional<String> offerOf(Traveller traveller) {
        return Optional.ofNullable(step(traveller, 1).offer());
    }

    OutreachRequested request(Traveller traveller, int number, CouponGrant coupon) {
        var step = step(traveller, number);
        return new OutreachRequested(
                traveller.customerId(),
                traveller.episodeId(),
                traveller.decisionId(),
                number,
                traveller.campaignId(),
                definition(traveller).name(),
                step.template(),
                step.channels().stream().map(Enum::name).toList(),
                coupon,
                coupon == null ? null : coupon.expiresAt(),
                definition(traveller).priority());
    }

    /** How long after this step the next one is said; empty after the last. */
    Optional<Duration> pauseAfter(Traveller traveller, int number) {
        var steps = definition(traveller).variant(traveller.variant()).steps();
        return number < steps.size() ? Optional.of(steps.get(number).after()) : Optional.empty();
    }

    /** How long after the first message a return counts as the campaign's. */
    Duration goalOf(Traveller traveller) {
        return definition(traveller).goal().within();
    }

    private CampaignDefinition.Step step(Traveller traveller, int number) {
        return definition(traveller).variant(traveller.variant()).steps().get(number - 1);
    }

    private CampaignDefinition definition(Traveller traveller) {
        return revisions.definition(traveller.campaignId(), traveller.revision());
    }
}
