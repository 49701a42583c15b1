package io.winback.notification.message;

import io.winback.events.notification.MessageSkipped;
import io.winback.events.notification.OutreachFailed;
import io.winback.events.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells of messages that are not sent, when no other channel is left to try. */
@ApplicationScoped
class Unsaid {

    private final Outbox outbox;

    Unsaid(Outbox outbox) {
        this.outbox = outbox;
    }

    void tell(List<Message> skipped) {
        for (var message : skipped) {
            outbox.publish(new MessageSkipped(
                    message.customerId(),
                    message.id(),
                    message.decisionId(),
                    message.step(),
                    message.channel(),
                    message.reason()));
            outbox.publish(
                    new OutreachFailed(message.customerId(), message.decisionId(), message.step(), message.reason()));
        }
    }
}
