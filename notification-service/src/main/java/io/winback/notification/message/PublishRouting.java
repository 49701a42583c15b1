package io.winback.notification.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Wakes the workers of the channels that got messages, and publishes each message that got no channel. */
@ApplicationScoped
class PublishRouting {

    private final MessageEventPublisher publisher;
    private final Event<MessagesQueued> queued;

    PublishRouting(MessageEventPublisher publisher, Event<MessagesQueued> queued) {
        this.publisher = publisher;
        this.queued = queued;
    }

    @Transactional(MANDATORY)
    void publish(List<Message> routed) {
        for (var message : routed) {
            if (message.state() == MessageState.SKIPPED) {
                publisher.skipped(message, message.reason());
                publisher.outreachFailed(message, message.reason());
            }
        }
        queued.fire(MessagesQueued.among(routed));
    }
}
