package io.winback.notification.sending;

import io.winback.notification.channel.Handover;
import io.winback.notification.message.ClaimedMessage;
import java.util.UUID;

/**
 * A claimed message until its outcome is stored. Its content may be written while the lease holds, the message is not stopped,
 * and the database has confirmed within the last seconds that it is neither recalled nor held. So a process that was frozen
 * writes nothing when it continues. It is thread-safe: a messenger writes it, and the lease worker extends and stops it.
 */
final class InFlightMessage implements Handover {

    private enum Stage {
        CLAIMED,
        WRITING,
        WRITTEN,
        /** It will not be written under this claim. */
        STOPPED
    }

    private final ClaimedMessage message;
    private final long claimedAt;
    private long leaseUntil;
    private long confirmedAt;
    private Stage stage = Stage.CLAIMED;
    private Runnable interruption;
    private boolean ended;
    private Integer parts;

    /**
     * @param claimedAt by {@link System#nanoTime}, before the claim was stored
     * @param leaseNanos from then
     */
    InFlightMessage(ClaimedMessage message, long claimedAt, long leaseNanos) {
        this.message = message;
        this.claimedAt = claimedAt;
        this.leaseUntil = claimedAt + leaseNanos;
        this.confirmedAt = claimedAt;
    }

    UUID id() {
        return message.id();
    }

    ClaimedMessage message() {
        return message;
    }

    /** The number of SMS parts; null on other channels, and before it is known. */
    synchronized Integer parts() {
        return parts;
    }

    synchronized void hasParts(Integer count) {
        parts = count;
    }

    /** By {@link System#nanoTime}. */
    long claimedAt() {
        return claimedAt;
    }

    @Override
    public synchronized boolean begin() {
        if (stage != Stage.CLAIMED) {
            return false;
        }
        stage = isConfirmed() ? Stage.WRITING : Stage.STOPPED;
        return stage == Stage.WRITING;
    }

    @Override
    public synchronized boolean isStillAllowed() {
        return stage == Stage.WRITING && isConfirmed();
    }

    private boolean isConfirmed() {
        long now = System.nanoTime();
        return !leaseEndsBefore(now) && now - confirmedAt <= ClaimedMessage.CONFIRMATION_HOLDS.toNanos();
    }

    @Override
    public synchronized void written() {
        if (stage == Stage.WRITING) {
            stage = Stage.WRITTEN;
        }
    }

    @Override
    public synchronized void onCancel(Runnable action) {
        interruption = action;
    }

    /** @param until by {@link System#nanoTime} */
    synchronized void extendLease(long until) {
        leaseUntil = until;
    }

    synchronized boolean leaseEndsBefore(long time) {
        return leaseUntil - time <= 0;
    }

    /**
     * The database has confirmed that the message is neither recalled nor held.
     *
     * @param time by {@link System#nanoTime}, from before the first of the queries
     */
    synchronized void confirm(long time) {
        confirmedAt = time;
    }

    /** Whether only the provider's answer is missing. */
    synchronized boolean isWritten() {
        return stage == Stage.WRITTEN;
    }

    /** Whether no content will be written from now on. */
    synchronized boolean isBeyondRecall() {
        return stage == Stage.WRITTEN || stage == Stage.STOPPED || ended;
    }

    /** Whether the provider may have received content. */
    synchronized boolean hasBegun() {
        return stage == Stage.WRITING || stage == Stage.WRITTEN;
    }

    /**
     * Keeps the content from being written, if writing has not begun.
     *
     * @return true if no content was written, and none will be
     */
    synchronized boolean stop() {
        if (stage == Stage.CLAIMED) {
            stage = Stage.STOPPED;
        }
        return stage == Stage.STOPPED;
    }

    /** Interrupts the writing, where the messenger can. */
    void interrupt() {
        Runnable interrupt;
        synchronized (this) {
            interrupt = stage == Stage.WRITING ? interruption : null;
            interruption = null;
        }
        if (interrupt != null) {
            interrupt.run();
        }
    }

    /** @return false if the message has a result already */
    synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    synchronized boolean hasEnded() {
        return ended;
    }
}
