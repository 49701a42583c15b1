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
class FollowMessages {

    private final Enrolments enrolments;
    private final Outreach outreach;
    private final Episodes episodes;

    FollowMessages(Enrolments enrolments, Outreach outreach, Episodes episodes) {
        this.episodes = episodes;
        this.enrolments = enrolments;
        this.outreach = outreach;
    }

    @Transactional
    void sent(List<MessageSent> messages) {
        var sentAt = messages.stream().collect(toMap(MessageSent::decisionId, MessageSent::sentAt));
        var nextSteps = new HashMap<UUID, Instant>();
        var late = new HashMap<UUID, Episodes.Span>();
        for (var enrolment : enrolments.reach(messages)) {
            if (enrolment.state() == Enrolment.State.ENDED) {
                var traveller = enrolment.traveller();
                var reachedAt = enrolment.reachedAt();
                late.put(
                        traveller.episodeId(),
                        new Episodes.Span(reachedAt, reachedAt.plus(outreach.goalOf(traveller))));
            }
            outreach.pauseAfter(enrolment.traveller(), enrolment.step())
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
    void failed(List<OutreachFailed> failures) {
        var reasons = failures.stream().collect(toMap(OutreachFailed::decisionId, OutreachFailed::reason));
        enrolments.end(reasons.keySet(), reasons::get);
    }
}
