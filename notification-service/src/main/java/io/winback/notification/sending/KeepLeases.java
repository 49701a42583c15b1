package io.winback.notification.sending;

import io.winback.notification.NotificationConfiguration;
import io.winback.notification.message.MessageQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Extends the leases of messages in hand, and finds those that must not be written any more. */
@ApplicationScoped
class KeepLeases {

    private final MessageQueue queue;
    private final NotificationConfiguration configuration;
    private final Clock clock;

    KeepLeases(MessageQueue queue, NotificationConfiguration configuration, Clock clock) {
        this.queue = queue;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * Messages in hand by their ids.
     *
     * @param stopped recalled, or claimed by another worker
     * @param extended held for another lease
     */
    record Kept(Set<UUID> stopped, Set<UUID> extended) {}

    /** @param now by {@link System#nanoTime}, from before the call */
    @Transactional
    Kept keep(List<MessageInHand> inHand, long now) {
        var stopped = new HashSet<>(
                queue.recalled(inHand.stream().map(MessageInHand::id).toList()));
        long soon = now + configuration.lease().toNanos() * 2 / 3;
        var due = inHand.stream()
                .filter(message ->
                        message.leaseEndsBefore(soon) || stopped.contains(message.id()) && message.isBeyondRecall())
                .collect(toMap(MessageInHand::id, message -> message.message().claimId()));
        if (due.isEmpty()) {
            return new Kept(stopped, Set.of());
        }
        var beyondRecall = inHand.stream()
                .filter(MessageInHand::isBeyondRecall)
                .map(MessageInHand::id)
                .collect(toSet());
        var extended = queue.extend(due, beyondRecall, clock.instant().plus(configuration.lease()));
        due.keySet().stream().filter(id -> !extended.contains(id)).forEach(stopped::add);
        return new Kept(stopped, extended);
    }
}
