package io.winback.notification.message;

import io.winback.events.Channel;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.recipient.Consents;
import io.winback.notification.recipient.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

import static java.util.stream.Collectors.toSet;

/** Takes up the messages of a channel that are due, each with its person and what they allow at this moment. */
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
    List<Claimed> of(Channel channel) {
        consents.holdStill();
        var now = clock.instant();
        var taken = queue.take(channel, now, now.plus(configuration.lease()), configuration.batch());
        var known = recipients.named(
                taken.stream().map(message -> message.request().customerId()).collect(toSet()));
        return taken.stream()
                .map(message ->
                        Claimed.of(message, channel, known.get(message.request().customerId())))
                .toList();
    }
}
