package io.winback.notification.sending;

import io.winback.notification.channel.Handover;
import io.winback.notification.message.ClaimedMessage;
import java.time.Duration;
import java.util.UUID;

/**
 * A claimed message until its outcome is stored. Its content may be written while the lease holds, the message is not stopped,
 * and the database has said within the last seconds that it was not recalled. So a process that was frozen writes nothing when
 * it goes on. Safe for several threads: a messenger writes it, the lease keeper extends and stops it.
 */
final class MessageInHand implements Handover {

    /** How long it counts as wanted after the database has said so; a recall waits for longer. */
    static final Duration WANTED_FOR = Duration.ofSeconds(4);

    private enum Stage {
        CLAIMED,
        WRITING,
        WRITTEN,
        /** It will never be written under this claim. */
        STOPPED
    }

    private final ClaimedMessage message;
    private final long claimedAt;
    private long leaseUntil;
    private long wantedAt;
    private Stage stage = Stage.CLAIMED;
    private Runnable interruption;
    private boolean ended;
    private Integer parts;

    /**
     * @param claimedAt by {@link System#nanoTime}, before the claim was stored
     * @param leaseNanos from then
     */
    MessageInHand(ClaimedMessage message, long claimedAt, long leaseNanos) {
        this.message = message;
        this.claimedAt = claimedAt;
        this.leaseUntil = claimedAt + leaseNanos;
        this.wantedAt = claimedAt;
    }

    UUID id() {
        return message.id();
    }

    ClaimedMessage message() {
        return message;
    }

    /** How many SMS it takes, once that is known; null on other channels. */
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
        long now = System.nanoTime();
        stage = leaseEndsBefore(now) || now - wantedAt > WANTED_FOR.toNanos() ? Stage.STOPPED : Stage.WRITING;
        return stage == Stage.WRITING;
    }

    @Override
    public synchronized void written() {
        if (stage == Stage.WRITING) {
            stage = Stage.WRITTEN;
        }
    }

    @Override
    public synchronized void onCancel(Runnable whatInterrupts) {
        interruption = whatInterrupts;
    }

    /** @param until by {@link System#nanoTime} */
    synchronized void extendLease(long until) {
        leaseUntil = until;
    }

    synchronized boolean leaseEndsBefore(long time) {
        return leaseUntil - time <= 0;
    }

    /**
     * The database has said that it was not recalled.
     *
     * @param time by {@link System#nanoTime}, from before the question
     */
    synchronized void isWantedAt(long time) {
        wantedAt = time;
    }

    /** Whether only the provider's answer is missing. */
    synchronized boolean isWritten() {
        return stage == Stage.WRITTEN;
    }

    /** Whether nothing of it will be written from now on. */
    synchronized boolean isBeyondRecall() {
        return stage == Stage.WRITTEN || stage == Stage.STOPPED || ended;
    }

    /** Whether the provider may have got content. */
    synchronized boolean hasBegun() {
        return stage == Stage.WRITING || stage == Stage.WRITTEN;
    }

    /**
     * Keeps the content from being written, if writing has not begun.
     *
     * @return true if nothing was written, and nothing will be
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

    /** @return false if it has a result already; the first one counts */
    synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    synchronized boolean hasEnded() {
        return ended;
    }
}
