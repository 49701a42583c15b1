package io.winback.notification.sending;

import io.winback.notification.NotificationConfiguration;

/**
 * When a worker claims again: at once after a full batch, after the gathering time if messages are queued, else after the
 * polling interval. Times are by {@link System#nanoTime}. For one thread.
 */
final class ClaimTimer {

    private final long gatherNanos;
    private final long pollNanos;
    private long nextClaimAt;
    private long gatherUntil;

    ClaimTimer(NotificationConfiguration configuration, long now) {
        this.gatherNanos = configuration.gather().toNanos();
        this.pollNanos = configuration.poll().toNanos();
        this.nextClaimAt = now;
        this.gatherUntil = now;
    }

    boolean isDue(long now) {
        return now - nextClaimAt >= 0;
    }

    long nanosLeft(long now) {
        return nextClaimAt - now;
    }

    long pollNanos() {
        return pollNanos;
    }

    /** Messages were queued: the next claim follows as soon as the gathering time is over. */
    void messagesQueued() {
        nextClaimAt = gatherUntil;
    }

    /** @param most how many messages the claim could take */
    void claimed(int count, int most, long now) {
        gatherUntil = now + (count == 0 ? 0 : gatherNanos);
        if (count == 0) {
            nextClaimAt = now + pollNanos;
        } else {
            nextClaimAt = count < most ? gatherUntil : now;
        }
    }
}
