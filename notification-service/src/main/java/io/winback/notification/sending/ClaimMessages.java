package io.winback.notification.sending;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.events.Channel;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.message.MessageQueue;
import io.winback.notification.recipient.Consents;
import io.winback.notification.recipient.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

import static java.util.stream.Collectors.toSet;

/** Claims due messages of a channel, each with its recipient and the recipient's consents at this moment. */
@ApplicationScoped
class ClaimMessages {

    private final MessageQueue queue;
    private final Recipients recipients;
    private final Consents consents;
    private final NotificationConfiguration configuration;
    private final Clock clock;

    ClaimMessages(
            MessageQueue queue,
            Recipients recipients,
            Consents consents,
            NotificationConfiguration configuration,
            Clock clock) {
        this.queue = queue;
        this.recipients = recipients;
        this.consents = consents;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Transactional
    List<ClaimedMessage> claim(Channel channel, int most) {
        consents.holdStill();
        var now = clock.instant();
        var claimed =
                queue.claim(channel, UuidCreator.getTimeOrderedEpoch(), now, now.plus(configuration.lease()), most);
        var known = recipients.named(
                claimed.stream().map(ClaimedMessage::customerId).collect(toSet()));
        return claimed.stream()
                .map(message -> message.to(known.get(message.customerId())))
                .toList();
    }
}
