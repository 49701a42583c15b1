package io.winback.notification.sending;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.events.Channel;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.message.MessageQueue;
import io.winback.notification.recipient.ConsentLock;
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
    private final FailUnreadableMessages failUnreadableMessages;
    private final Recipients recipients;
    private final ConsentLock consentLock;
    private final NotificationConfiguration configuration;
    private final Clock clock;

    ClaimMessages(
            MessageQueue queue,
            FailUnreadableMessages failUnreadableMessages,
            Recipients recipients,
            ConsentLock consentLock,
            NotificationConfiguration configuration,
            Clock clock) {
        this.queue = queue;
        this.failUnreadableMessages = failUnreadableMessages;
        this.recipients = recipients;
        this.consentLock = consentLock;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Transactional
    List<ClaimedMessage> claim(Channel channel, int most) {
        consentLock.lockShared();
        var now = clock.instant();
        var claim = new MessageQueue.Claim(
                UuidCreator.getTimeOrderedEpoch(), channel, now, now.plus(configuration.lease()), most);
        var claimed = queue.claim(claim, unreadable -> failUnreadableMessages.fail(unreadable, now));
        var known = recipients.withIds(
                claimed.stream().map(ClaimedMessage::customerId).collect(toSet()));
        return claimed.stream()
                .map(message -> message.withRecipient(known.get(message.customerId())))
                .toList();
    }
}
