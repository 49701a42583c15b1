package io.winback.campaign.journey;

import io.winback.campaign.definition.CampaignDefinition;
import io.winback.campaign.definition.CampaignRevisions;
import io.winback.campaign.definition.StepChannel;
import io.winback.events.campaign.CouponGrant;
import io.winback.events.campaign.OutreachRequested;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The steps of a journey, from the campaign revision with which it began. */
@ApplicationScoped
class JourneyPlan {

    private final CampaignRevisions revisions;
    private final Clock clock;

    JourneyPlan(CampaignRevisions revisions, Clock clock) {
        this.revisions = revisions;
        this.clock = clock;
    }

    /** The offer of the journey's coupon; empty if the journey has none. */
    Optional<String> offer(Participant participant) {
        return Optional.ofNullable(step(participant, 1).offer());
    }

    /** The request to send the message of the first step, which is due now. */
    OutreachRequested firstRequest(Participant participant, CouponGrant coupon) {
        return request(participant, 1, coupon, clock.instant());
    }

    /** The request to send the message of the present step. */
    OutreachRequested request(Enrolment enrolment) {
        return request(enrolment.participant(), enrolment.step(), enrolment.coupon(), enrolment.dueAt());
    }

    private OutreachRequested request(Participant participant, int number, CouponGrant coupon, Instant dueAt) {
        var step = step(participant, number);
        return new OutreachRequested(
                participant.customerId(),
                participant.episodeId(),
                participant.decisionId(),
                number,
                participant.campaignId(),
                definition(participant).name(),
                step.template(),
                step.channels().stream().map(StepChannel::name).toList(),
                coupon,
                notAfter(coupon, dueAt.plus(goal(participant))),
                definition(participant).priority(),
                participant.revision(),
                participant.occasionId());
    }

    /** A message is too late when its coupon has ended, and after the period of the goal, counted from when its step was due. */
    private static Instant notAfter(CouponGrant coupon, Instant endOfGoal) {
        return coupon == null || endOfGoal.isBefore(coupon.expiresAt()) ? endOfGoal : coupon.expiresAt();
    }

    /** The time from this step to the next one; empty after the last step. */
    Optional<Duration> delayAfter(Participant participant, int number) {
        var steps = definition(participant).variant(participant.variant()).steps();
        return number < steps.size() ? Optional.of(steps.get(number).after()) : Optional.empty();
    }

    /** How long after the first message a return counts as the campaign's. */
    Duration goal(Participant participant) {
        return definition(participant).goal().within();
    }

    private CampaignDefinition.Step step(Participant participant, int number) {
        return definition(participant).variant(participant.variant()).steps().get(number - 1);
    }

    private CampaignDefinition definition(Participant participant) {
        return revisions.definition(participant.campaignId(), participant.revision());
    }
}
