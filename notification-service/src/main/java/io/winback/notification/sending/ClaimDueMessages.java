package io.winback.notification.sending;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.events.Channel;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.message.ClaimedMessage;
import io.winback.notification.message.MessageQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Claims due messages of a channel for one lease. A message that cannot be read fails. */
@ApplicationScoped
class ClaimDueMessages {

    private final MessageQueue queue;
    private final FailUnreadableMessages failUnreadableMessages;
    private final NotificationConfiguration configuration;
    private final Clock clock;

    ClaimDueMessages(
            MessageQueue queue,
            FailUnreadableMessages failUnreadableMessages,
            NotificationConfiguration configuration,
            Clock clock) {
        this.queue = queue;
        this.failUnreadableMessages = failUnreadableMessages;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** @param held the campaigns whose messages are not claimed */
    @Transactional(MANDATORY)
    List<ClaimedMessage> claim(Channel channel, int most, Set<String> held) {
        var now = clock.instant();
        var claim = new MessageQueue.Claim(
                UuidCreator.getTimeOrderedEpoch(), channel, now, now.plus(configuration.lease()), most, held);
        return queue.claim(claim, unreadable -> failUnreadableMessages.fail(unreadable, now));
    }
}
