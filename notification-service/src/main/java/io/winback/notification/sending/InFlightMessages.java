package io.winback.notification.sending;

import io.winback.notification.message.ClaimedMessage;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The messages that a worker has claimed and whose outcome is not stored. While it is not stored a message stays claimed, so
 * that it is not sent again. Only the worker changes it; other threads may read it.
 */
final class InFlightMessages {

    private final Map<UUID, InFlightMessage> messages = new ConcurrentHashMap<>();
    private final PendingResults results;

    InFlightMessages(RecordResults recordResults) {
        this.results = new PendingResults(
                recordResults, result -> messages.remove(result.message().id()));
    }

    Collection<InFlightMessage> all() {
        return messages.values();
    }

    int size() {
        return messages.size();
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    /** The outcomes that are not stored yet. */
    PendingResults results() {
        return results;
    }

    /** Null if its outcome is stored. */
    InFlightMessage find(UUID id) {
        return messages.get(id);
    }

    /** @param now by {@link System#nanoTime}, from before the claim */
    void add(List<ClaimedMessage> claimed, long now, long leaseNanos) {
        claimed.forEach(message -> messages.put(message.id(), new InFlightMessage(message, now, leaseNanos)));
    }

    void end(SendResult result) {
        var message = messages.get(result.message().id());
        if (message != null) {
            end(message, result);
        }
    }

    /** Only the first result of a message counts. */
    void end(InFlightMessage message, SendResult result) {
        if (message.end()) {
            results.add(result);
        }
    }

    /** Ends the messages whose content is not being written, so that another worker can claim them. */
    void releaseUnwritten() {
        for (var message : messages.values()) {
            if (message.stop()) {
                end(message, new SendResult.NotTried(message.message()));
            }
        }
    }
}
