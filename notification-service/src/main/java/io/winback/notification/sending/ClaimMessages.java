package io.winback.notification.sending;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.message.Announcements;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.message.MessageEvents;
import io.winback.notification.message.MessageEvents.Note;
import io.winback.notification.message.MessageQueue;
import io.winback.notification.message.Settlement;
import io.winback.notification.message.UnreadableMessage;
import io.winback.notification.recipient.Consents;
import io.winback.notification.recipient.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.toSet;

/** Claims due messages of a channel, each with its recipient and the recipient's consents at this moment. */
@ApplicationScoped
class ClaimMessages {

    private static final Logger LOG = Logger.getLogger(ClaimMessages.class);

    private final MessageQueue queue;
    private final MessageEvents history;
    private final Announcements announcements;
    private final Recipients recipients;
    private final Consents consents;
    private final NotificationConfiguration configuration;
    private final Clock clock;

    ClaimMessages(
            MessageQueue queue,
            MessageEvents history,
            Announcements announcements,
            Recipients recipients,
            Consents consents,
            NotificationConfiguration configuration,
            Clock clock) {
        this.queue = queue;
        this.history = history;
        this.announcements = announcements;
        this.recipients = recipients;
        this.consents = consents;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Transactional
    List<ClaimedMessage> claim(Channel channel, int most) {
        consents.holdStill();
        var now = clock.instant();
        var claimed = queue.claim(
                channel,
                UuidCreator.getTimeOrderedEpoch(),
                now,
                now.plus(configuration.lease()),
                most,
                unreadable -> fail(unreadable, now));
        var known = recipients.named(
                claimed.stream().map(ClaimedMessage::customerId).collect(toSet()));
        return claimed.stream()
                .map(message -> message.to(known.get(message.customerId())))
                .toList();
    }

    /** It would be claimed first on every turn, and stop its channel. */
    private void fail(UnreadableMessage message, Instant now) {
        LOG.errorf("the request of message %s cannot be read: %s", message.id(), message.words());
        queue.settle(List.of(Settlement.unreadable(message)));
        history.note(List.of(new Note(message.id(), now, "FAILED", message.words())));
        announcements.failed(message, Refusal.RENDER_ERROR);
        announcements.nobodyReached(message, Refusal.RENDER_ERROR);
    }
}
