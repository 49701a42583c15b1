package io.winback.notification.message;

import io.winback.events.Refusal;
import io.winback.notification.routing.ChannelDecision;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Skips messages whose recipient was not stored in the time that they wait for it. */
@ApplicationScoped
class ExpireUnroutable {

    private final Messages messages;
    private final PublishRouting publishRouting;
    private final Clock clock;

    ExpireUnroutable(Messages messages, PublishRouting publishRouting, Clock clock) {
        this.messages = messages;
        this.publishRouting = publishRouting;
        this.clock = clock;
    }

    /** @return how many messages were skipped */
    @Transactional
    int expire(int most) {
        var now = clock.instant();
        var expired = messages.waitingTooLong(now, most);
        expired.forEach(message -> message.route(new ChannelDecision.None(null, Refusal.MISSING_ADDRESS), now));
        publishRouting.publish(expired);
        return expired.size();
    }
}
