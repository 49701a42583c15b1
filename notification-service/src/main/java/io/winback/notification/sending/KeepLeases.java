package io.winback.notification.sending;

import io.winback.notification.NotificationConfiguration;
import io.winback.notification.message.MessageClaims;
import io.winback.notification.message.RecalledMessages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/** Extends the leases of messages in flight, and finds those that must not be written any more. */
@ApplicationScoped
class KeepLeases {

    private final MessageClaims claims;
    private final RecalledMessages recalledMessages;
    private final NotificationConfiguration configuration;
    private final Clock clock;

    KeepLeases(
            MessageClaims claims,
            RecalledMessages recalledMessages,
            NotificationConfiguration configuration,
            Clock clock) {
        this.claims = claims;
        this.recalledMessages = recalledMessages;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * The ids of messages in flight.
     *
     * @param stopped recalled, or claimed by another worker
     * @param extended held for another lease
     */
    record Kept(Set<UUID> stopped, Set<UUID> extended) {}

    /** @param now by {@link System#nanoTime}, from before the call */
    @Transactional
    Kept keep(List<InFlightMessage> inFlight, long now) {
        var stopped = new HashSet<>(recalledMessages.among(
                inFlight.stream().map(InFlightMessage::id).toList()));
        long soon = now + configuration.lease().toNanos() * 2 / 3;
        var due = inFlight.stream()
                .filter(message ->
                        message.leaseEndsBefore(soon) || stopped.contains(message.id()) && message.isBeyondRecall())
                .collect(toMap(InFlightMessage::id, message -> message.message().claimId()));
        if (due.isEmpty()) {
            return new Kept(stopped, Set.of());
        }
        var beyondRecall = inFlight.stream()
                .filter(InFlightMessage::isBeyondRecall)
                .map(InFlightMessage::id)
                .collect(toSet());
        var extended = claims.extend(due, beyondRecall, clock.instant().plus(configuration.lease()));
        due.keySet().stream().filter(id -> !extended.contains(id)).forEach(stopped::add);
        return new Kept(stopped, extended);
    }
}
