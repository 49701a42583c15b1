package io.winback.notification.message;

import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.routing.BatchRouter;
import io.winback.notification.routing.ChannelDecision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Queues a message for each request of a campaign, on the first channel that its recipient can be reached by. */
@ApplicationScoped
public class QueueMessages {

    private final BatchRouter router;
    private final Messages messages;
    private final PublishRouting publishRouting;
    private final NotificationConfiguration configuration;
    private final Clock clock;

    QueueMessages(
            BatchRouter router,
            Messages messages,
            PublishRouting publishRouting,
            NotificationConfiguration configuration,
            Clock clock) {
        this.router = router;
        this.messages = messages;
        this.publishRouting = publishRouting;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Transactional
    public void queue(List<OutreachRequested> requests) {
        var now = clock.instant();
        var decisions = router.route(requests, now);
        var routed = requests.stream()
                .map(request -> message(request, decisions.get(request), now))
                .toList();
        var stored = messages.store(routed);
        publishRouting.publish(
                routed.stream().filter(message -> stored.contains(message.id())).toList());
    }

    private Message message(OutreachRequested request, ChannelDecision decision, Instant now) {
        return decision == null
                ? Message.awaitingRecipient(request, now, now.plus(configuration.recipientPatience()))
                : Message.routed(request, 1, decision, now);
    }
}
