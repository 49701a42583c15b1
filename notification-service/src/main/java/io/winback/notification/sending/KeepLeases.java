package io.winback.notification.sending;

import io.winback.notification.NotificationConfiguration;
import io.winback.notification.message.MessageQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/**
 * Extends the leases of messages in hand, and stops those that were recalled or that another worker has claimed. Most
 * messages are settled before it looks at them for the first time.
 */
@ApplicationScoped
class KeepLeases {

    private static final long LOOKED_AT_AFTER = TimeUnit.MILLISECONDS.toNanos(200);

    private final MessageQueue queue;
    private final NotificationConfiguration configuration;
    private final Clock clock;

    KeepLeases(MessageQueue queue, NotificationConfiguration configuration, Clock clock) {
        this.queue = queue;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** @param lease in nanoseconds */
    @Transactional
    void keep(ChannelWorker worker, long lease) {
        long now = System.nanoTime();
        var inHand = worker.inHand().stream()
                .filter(message -> now - message.claimedAt() >= LOOKED_AT_AFTER)
                .toList();
        if (inHand.isEmpty()) {
            return;
        }
        var recalled = queue.recalled(inHand.stream().map(KeepLeases::id).toList());
        inHand.stream().filter(message -> recalled.contains(id(message))).forEach(worker::recall);
        extend(worker, inHand, recalled, now, lease);
    }

    private void extend(ChannelWorker worker, List<MessageInHand> inHand, Set<UUID> recalled, long now, long lease) {
        var due = inHand.stream()
                .filter(message -> message.leaseEndsBefore(now + lease * 2 / 3)
                        || recalled.contains(id(message)) && message.isWritten())
                .collect(toMap(KeepLeases::id, message -> message.message().claimId()));
        if (due.isEmpty()) {
            return;
        }
        var written = inHand.stream()
                .filter(MessageInHand::isWritten)
                .map(KeepLeases::id)
                .collect(toSet());
        var held = queue.extend(due, written, clock.instant().plus(configuration.lease()));
        for (var message : inHand) {
            if (held.contains(id(message))) {
                message.extendLease(now + lease);
            } else if (due.containsKey(id(message))) {
                worker.recall(message);
            }
        }
    }

    private static UUID id(MessageInHand message) {
        return message.message().id();
    }
}
