package io.winback.notification.sending;

import io.winback.events.Refusal;
import io.winback.notification.hold.SendingHolds;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.message.WithdrawnDecisions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static java.util.stream.Collectors.toSet;

/** Finds the claimed messages whose journey has ended: campaign-service withdrew it, or their campaign has ended. */
@ApplicationScoped
class CheckJourneys {

    private final WithdrawnDecisions withdrawnDecisions;
    private final SendingHolds sendingHolds;

    CheckJourneys(WithdrawnDecisions withdrawnDecisions, SendingHolds sendingHolds) {
        this.withdrawnDecisions = withdrawnDecisions;
        this.sendingHolds = sendingHolds;
    }

    /** Why the journeys of these messages have ended, by message id; without the messages that may be sent. */
    @Transactional
    Map<UUID, Refusal> ended(List<ClaimedMessage> claimed) {
        var withdrawn = withdrawnDecisions.reasons(
                claimed.stream().map(ClaimedMessage::decisionId).collect(toSet()));
        var endedJourneys = sendingHolds.endedJourneys(
                claimed.stream().map(message -> message.request().campaignId()).collect(toSet()));
        var ended = new HashMap<UUID, Refusal>();
        for (var message : claimed) {
            if (withdrawn.containsKey(message.decisionId())) {
                ended.put(message.id(), withdrawn.get(message.decisionId()));
            } else if (endedJourneys.include(message.request())) {
                ended.put(message.id(), Refusal.CAMPAIGN_PAUSED);
            }
        }
        return ended;
    }
}
