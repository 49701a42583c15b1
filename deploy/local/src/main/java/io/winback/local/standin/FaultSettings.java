package io.winback.local.standin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The faults that are set for the stand-ins, by channel. */
final class FaultSettings {

    private final Map<String, Fault> byChannel = new ConcurrentHashMap<>();

    /**
     * The fault of one channel. It replaces the previous one. A missing field means no fault.
     *
     * @param refuse the share of messages that are refused temporarily, 0 to 1
     * @param delayMillis how long each answer takes
     * @param answer replaces the correct answer: an SMTP code, with or without a text; an SMPP status by number or
     *     name; an HTTP status. It applies to all SMS and chat messages, unless {@code refuse} sets a share
     * @param retryAfter the seconds of {@code Retry-After} with a refusal; null for none
     * @param stage where {@code answer}, {@code hangSeconds} and {@code crawl} of SMTP apply: {@code greeting},
     *     {@code mail}, {@code rcpt}, {@code data} or {@code dot}, which is the default
     * @param hangSeconds how long the answer is delayed
     * @param crawl whether the answer is sent at one byte per second
     * @param dropAfterDot whether a mail is accepted and the connection closed without an answer
     * @param dropAfterSubmit whether an SMS is accepted and the session closed without an answer
     * @param dropAfterAccept whether a chat message is accepted and the connection closed without an answer
     * @param idleCloseSeconds closes a connection after this time without a command; 0 for never
     * @param refuseBareLineFeed whether content with a line feed without a carriage return is refused
     * @param smtpUtf8 whether addresses outside ASCII are offered (RFC 6531)
     */
    record Fault(
            String channel,
            double refuse,
            long delayMillis,
            String answer,
            Integer retryAfter,
            String stage,
            int hangSeconds,
            boolean crawl,
            boolean dropAfterDot,
            boolean dropAfterSubmit,
            boolean dropAfterAccept,
            int idleCloseSeconds,
            boolean refuseBareLineFeed,
            boolean smtpUtf8) {

        private static final String LAST_STAGE = "dot";

        static Fault none(String channel) {
            return new Fault(channel, 0, 0, null, null, null, 0, false, false, false, false, 0, false, false);
        }

        boolean at(String reached) {
            return reached.equals(stage == null ? LAST_STAGE : stage);
        }

        /** Whether this message is refused, at random by the share. */
        boolean refuses() {
            return ThreadLocalRandom.current().nextDouble() < refuse;
        }

        /** The same for SMS and chat, where an answer without a share refuses all. */
        boolean refusesMessage() {
            return answer != null && refuse == 0 || refuses();
        }
    }

    void set(Fault fault) {
        byChannel.put(fault.channel(), fault);
        synchronized (byChannel) {
            byChannel.notifyAll();
        }
    }

    /** Waits for the delay of a fault before an answer. */
    void beforeAnswer(String channel) {
        try {
            TimeUnit.MILLISECONDS.sleep(of(channel).delayMillis());
            whileHanging(channel);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void whileHanging(String channel) throws InterruptedException {
        var hanging = of(channel);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(hanging.hangSeconds());
        synchronized (byChannel) {
            while (of(channel) == hanging && until - System.nanoTime() > 0) {
                TimeUnit.NANOSECONDS.timedWait(byChannel, until - System.nanoTime());
            }
        }
    }

    Fault of(String channel) {
        return byChannel.getOrDefault(channel, Fault.none(channel));
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
