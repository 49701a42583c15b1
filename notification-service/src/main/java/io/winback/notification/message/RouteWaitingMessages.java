package io.winback.notification.message;

import io.winback.notification.routing.BatchRouter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Routes messages that waited for their recipient, once the recipient is stored. */
@ApplicationScoped
class RouteWaitingMessages {

    private final BatchRouter router;
    private final Messages messages;
    private final PublishRouting publishRouting;
    private final Clock clock;

    RouteWaitingMessages(BatchRouter router, Messages messages, PublishRouting publishRouting, Clock clock) {
        this.router = router;
        this.messages = messages;
        this.publishRouting = publishRouting;
        this.clock = clock;
    }

    /** @return how many messages were routed */
    @Transactional
    int route(int most) {
        var now = clock.instant();
        var waiting = messages.routable(most);
        var decisions = router.route(waiting.stream().map(Message::request).toList(), now);
        waiting.forEach(message -> message.route(decisions.get(message.request()), now));
        publishRouting.publish(waiting);
        return waiting.size();
    }
}
