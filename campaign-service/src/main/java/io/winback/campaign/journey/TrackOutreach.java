package io.winback.campaign.journey;

import io.winback.campaign.episode.Episodes;
import io.winback.campaign.episode.Episodes.GoalPeriod;
import io.winback.chassis.outbox.Outbox;
import io.winback.events.notification.MessageSent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/**
 * Records that messages were sent: it schedules the next step, and credits a return that was recorded before its message. If the journey has
 * ended before, it publishes that the next step is skipped.
 */
@ApplicationScoped
public class TrackOutreach {

    private final Enrolments enrolments;
    private final JourneyPlan plan;
    private final Episodes episodes;
    private final Outbox outbox;

    TrackOutreach(Enrolments enrolments, JourneyPlan plan, Episodes episodes, Outbox outbox) {
        this.outbox = outbox;
        this.enrolments = enrolments;
        this.plan = plan;
        this.episodes = episodes;
    }

    @Transactional
    public void track(List<MessageSent> messages) {
        var sent = messages.stream().collect(toMap(MessageSent::decisionId, identity()));
        var reached = enrolments.reach(messages);
        creditReturns(reached);
        scheduleNextSteps(reached, sent);
        skipNextSteps(reached, sent);
    }

    private void creditReturns(List<Enrolment> reached) {
        var goals = reached.stream()
                .filter(enrolment -> enrolment.state() == EnrolmentState.ENDED && enrolment.hasEpisode())
                .collect(toMap(Enrolment::episodeId, this::goalPeriod));
        if (!goals.isEmpty()) {
            episodes.creditCampaign(goals);
        }
    }

    private GoalPeriod goalPeriod(Enrolment enrolment) {
        var begin = enrolment.reachedAt();
        return new GoalPeriod(begin, begin.plus(plan.goal(enrolment.participant())));
    }

    private void scheduleNextSteps(List<Enrolment> reached, Map<UUID, MessageSent> sent) {
        var nextSteps = new HashMap<UUID, Instant>();
        for (var enrolment : reached) {
            plan.delayAfter(enrolment.participant(), enrolment.step())
                    .ifPresent(delay -> nextSteps.put(
                            enrolment.decisionId(),
                            sent.get(enrolment.decisionId()).sentAt().plus(delay)));
        }
        if (!nextSteps.isEmpty()) {
            enrolments.scheduleNextStep(nextSteps);
        }
    }

    /** The journey ended while its message was sent. That of an erased customer has another customer id, and no event follows. */
    private void skipNextSteps(List<Enrolment> reached, Map<UUID, MessageSent> sent) {
        outbox.publish(reached.stream()
                .filter(journey -> journey.endedBecause() != null
                        && isOfPresentStep(sent.get(journey.decisionId()), journey)
                        && plan.delayAfter(journey.participant(), journey.step())
                                .isPresent())
                .map(journey -> journey.skipped(journey.step() + 1, journey.endedBecause()))
                .toList());
    }

    private static boolean isOfPresentStep(MessageSent message, Enrolment journey) {
        return message.step() == journey.step() && message.customerId().equals(journey.customerId());
    }
}
