package io.winback.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.local.demo.ApiClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/** The messages that the stand-ins received, with recipient and time. */
final class DeliveredMessages {

    private static final Pattern NUMBER = Pattern.compile("wave-\\d+|\\+8190\\d{8}");

    private final List<Arrival> all = new ArrayList<>();

    private record Arrival(String channel, String messageId, String to, Instant at) {}

    static DeliveredMessages read(ApiClient api, String standIns) {
        var delivered = new DeliveredMessages();
        api.get(standIns + "/received?limit=1000000")
                .path("items")
                .forEach(message -> delivered.all.add(new Arrival(
                        message.path("channel").asText(),
                        id(message.path("headers")),
                        message.path("to").asText(),
                        Instant.parse(message.path("receivedAt").asText()))));
        return delivered;
    }

    int count() {
        return all.size();
    }

    int people() {
        return new HashSet<>(all.stream().map(Arrival::to).toList()).size();
    }

    /** The number of messages that arrived more than once, or of recipients who got more than one. */
    int doubled() {
        var ids = new HashSet<>(all.stream().map(Arrival::messageId).toList()).size();
        return Math.max(all.size() - ids, all.size() - people());
    }

    /** By channel, the messages to customers who already had one, on any channel and with any id. */
    Map<String, Long> doubledByChannel() {
        var people = new HashSet<String>();
        return all.stream()
                .filter(arrival -> !people.add(person(arrival.to())))
                .collect(groupingBy(Arrival::channel, TreeMap::new, counting()));
    }

    /** The number of a {@link SyntheticCustomers} customer, from any of their addresses. */
    private static String person(String address) {
        var number = NUMBER.matcher(address);
        return number.find() ? number.group().replaceAll("^(wave-|\\+8190)0*", "") : address;
    }

    Instant last() {
        return all.stream().map(Arrival::at).max(Instant::compareTo).orElseThrow();
    }

    /** When the first message to an address arrived; null if none did. */
    Instant at(String address) {
        return all.stream()
                .filter(arrival -> arrival.to().equals(address))
                .map(Arrival::at)
                .findFirst()
                .orElse(null);
    }

    private static String id(JsonNode headers) {
        for (var name : List.of("Message-ID", "Message-Id", "X-Line-Retry-Key")) {
            if (headers.has(name)) {
                return headers.path(name).asText();
            }
        }
        throw new IllegalStateException("a message without an id: " + headers);
    }
}
