package io.winback.notification.message;

import io.winback.events.campaign.OutreachRequested;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.routing.BatchRouter;
import io.winback.notification.routing.ChannelDecision;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Makes a message of each request, on its first channel. A message whose recipient is not stored waits for it. */
@ApplicationScoped
class RouteRequests {

    private final BatchRouter router;
    private final NotificationConfiguration configuration;
    private final Clock clock;

    RouteRequests(BatchRouter router, NotificationConfiguration configuration, Clock clock) {
        this.router = router;
        this.configuration = configuration;
        this.clock = clock;
    }

    List<Message> route(List<OutreachRequested> requests) {
        var now = clock.instant();
        var decisions = router.route(requests, now);
        return requests.stream()
                .map(request -> message(request, decisions.get(request), now))
                .toList();
    }

    private Message message(OutreachRequested request, ChannelDecision decision, Instant now) {
        return decision == null
                ? Message.awaitingRecipient(request, now, now.plus(configuration.recipientPatience()))
                : Message.routed(request, 1, decision, now);
    }
}
