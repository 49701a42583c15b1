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
     */
    record Fault(String channel, double refuse, long delayMillis) {}

    void set(Fault fault) {
        byChannel.put(fault.channel(), fault);
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
