package io.winback.local.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The messages that the stand-ins received, in order. A message is parsed when it is queried, not when it arrives. */
final class ReceivedMessages {

    private final List<Arrived> arrived = new ArrayList<>();

    private record Arrived(String channel, String to, Supplier<ReceivedMessage> message) {}

    synchronized void add(String channel, String to, Supplier<ReceivedMessage> message) {
        arrived.add(new Arrived(channel, to, message));
    }

    synchronized void clear() {
        arrived.clear();
    }

    synchronized long count(String channel, String to) {
        return arrived.stream().filter(message -> matches(message, channel, to)).count();
    }

    /** The newest matching messages, oldest first. */
    synchronized List<Supplier<ReceivedMessage>> newest(String channel, String to, int most) {
        var matching = arrived.stream()
                .filter(message -> matches(message, channel, to))
                .map(Arrived::message)
                .toList();
        return matching.subList(Math.max(0, matching.size() - most), matching.size());
    }

    private static boolean matches(Arrived message, String channel, String to) {
        return (channel == null || channel.equals(message.channel())) && (to == null || to.equals(message.to()));
    }
}
