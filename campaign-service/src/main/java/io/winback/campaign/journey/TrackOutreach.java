package io.winback.campaign.journey;

import io.winback.campaign.episode.Episodes;
import io.winback.events.notification.MessageSent;
import io.winback.events.notification.OutreachFailed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

import static java.util.stream.Collectors.toMap;

/** Notes what became of a step: the person was reached, and the next step has its time; or nobody could say it. */
@ApplicationScoped
public class TrackOutreach {

    private final Enrolments enrolments;
    private final JourneyPlan outreach;
    private final Episodes episodes;

    TrackOutreach(Enrolments enrolments, JourneyPlan outreach, Episodes episodes) {
        this.episodes = episodes;
        this.enrolments = enrolments;
        this.outreach = outreach;
    }

    @Transactional
    public void trackSent(List<MessageSent> messages) {
        var sentAt = messages.stream().collect(toMap(MessageSent::decisionId, MessageSent::sentAt));
        var nextSteps = new HashMap<UUID, Instant>();
        var late = new HashMap<UUID, Episodes.Span>();
        for (var enrolment : enrolments.reach(messages)) {
            if (enrolment.state() == Enrolment.State.ENDED) {
                var participant = enrolment.participant();
                var reachedAt = enrolment.reachedAt();
                late.put(
                        participant.episodeId(),
                        new Episodes.Span(reachedAt, reachedAt.plus(outreach.goalOf(participant))));
            }
            outreach.pauseAfter(enrolment.participant(), enrolment.step())
                    .ifPresent(pause -> nextSteps.put(
                            enrolment.decisionId(),
                            sentAt.get(enrolment.decisionId()).plus(pause)));
        }
        if (!late.isEmpty()) {
            episodes.creditCampaign(late);
        }
        if (!nextSteps.isEmpty()) {
            enrolments.scheduleNextStep(nextSteps);
        }
    }

    @Transactional
    public void trackFailed(List<OutreachFailed> failures) {
        var reasons = failures.stream().collect(toMap(OutreachFailed::decisionId, OutreachFailed::reason));
        enrolments.end(reasons.keySet(), reasons::get);
    }
}
