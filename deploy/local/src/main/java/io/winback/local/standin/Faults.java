package io.winback.local.standin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** How the stand-ins misbehave on request. */
final class Faults {

    private final Map<String, Fault> byChannel = new ConcurrentHashMap<>();

    /**
     * @param refuse the share of messages that are refused for now, 0 to 1
     * @param delayMillis how long each answer takes
     * @param answer what a refusal is answered with: an SMPP status by number or name, or an HTTP status; alone it refuses
     *     all
     * @param retryAfter the seconds of {@code Retry-After} with a refusal; null for none
     * @param dropAfterSubmit whether SMS are kept and the session closed without an answer
     * @param dropAfterAccept whether chat messages are kept and the connection closed without an answer
     * @param hangSeconds how long each answer takes, also that to a bind or an enquire_link; another fault of the channel
     *     ends the wait
     */
    record Fault(
            String channel,
            double refuse,
            long delayMillis,
            String answer,
            Integer retryAfter,
            boolean dropAfterSubmit,
            boolean dropAfterAccept,
            int hangSeconds) {

        private static final Fault NONE = new Fault(null, 0, 0, null, null, false, false, 0);

        /** Whether this message is refused. */
        boolean refuses() {
            double share = answer != null && refuse == 0 ? 1 : refuse;
            return ThreadLocalRandom.current().nextDouble() < share;
        }
    }

    void set(Fault fault) {
        byChannel.put(fault.channel(), fault);
        synchronized (byChannel) {
            byChannel.notifyAll();
        }
    }

    Fault of(String channel) {
        return byChannel.getOrDefault(channel, Fault.NONE);
    }

    /** Lets the time pass before an answer that a fault asks for. */
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

    /** Waits as told, and answers whether to refuse this one. */
    boolean strikes(String channel) {
        var fault = byChannel.get(channel);
        if (fault == null) {
            return false;
        }
        try {
            TimeUnit.MILLISECONDS.sleep(fault.delayMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ThreadLocalRandom.current().nextDouble() < fault.refuse();
    }
}
