package io.winback.campaign.journey;

import io.winback.campaign.definition.CampaignDefinition;
import io.winback.campaign.definition.CampaignRevisions;
import io.winback.events.campaign.CouponGrant;
import io.winback.events.campaign.OutreachRequested;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

/** What a journey says at each step, by the definition it began with. */
@ApplicationScoped
class JourneyPlan {

    private final CampaignRevisions revisions;

    JourneyPlan(CampaignRevisions revisions) {
        this.revisions = revisions;
    }

    /** The offer that a journey brings, if any. */
    Optional<String> offerOf(Participant participant) {
        return Optional.ofNullable(step(participant, 1).offer());
    }

    OutreachRequested request(Participant participant, int number, CouponGrant coupon) {
        var step = step(participant, number);
        return new OutreachRequested(
                participant.customerId(),
                participant.episodeId(),
                participant.decisionId(),
                number,
                participant.campaignId(),
                definition(participant).name(),
                step.template(),
                step.channels().stream().map(Enum::name).toList(),
                coupon,
                coupon == null ? null : coupon.expiresAt(),
                definition(participant).priority());
    }

    /** How long after this step the next one is said; empty after the last. */
    Optional<Duration> pauseAfter(Participant participant, int number) {
        var steps = definition(participant).variant(participant.variant()).steps();
        return number < steps.size() ? Optional.of(steps.get(number).after()) : Optional.empty();
    }

    /** How long after the first message a return counts as the campaign's. */
    Duration goalOf(Participant participant) {
        return definition(participant).goal().within();
    }

    private CampaignDefinition.Step step(Participant participant, int number) {
        return definition(participant).variant(participant.variant()).steps().get(number - 1);
    }

    private CampaignDefinition definition(Participant participant) {
        return revisions.definition(participant.campaignId(), participant.revision());
    }
}
