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

/** What reached the stand-ins: which message, for whom, when. */
final class DeliveredMessages {

    private static final Pattern NUMBER = Pattern.compile("wave-\\d+|\\+8190\\d{8}");

    private final List<Arrival> all = new ArrayList<>();

    private record Arrival(String channel, String messageId, String to, Instant at) {}

    static DeliveredMessages read(ApiClient api, String standIns) {
        var arrivals = new DeliveredMessages();
        api.get(standIns + "/received?limit=1000000")
                .path("items")
                .forEach(message -> arrivals.all.add(new Arrival(
                        message.path("channel").asText(),
                        id(message.path("headers")),
                        message.path("to").asText(),
                        Instant.parse(message.path("receivedAt").asText()))));
        return arrivals;
    }

    int count() {
        return all.size();
    }

    int people() {
        return new HashSet<>(all.stream().map(Arrival::to).toList()).size();
    }

    /** Messages that arrived more than once, and people who got more than one. */
    int doubled() {
        var ids = new HashSet<>(all.stream().map(Arrival::messageId).toList()).size();
        return Math.max(all.size() - ids, all.size() - people());
    }

    /** By channel, the messages that came to somebody who had one already, on whatever channel and under whatever id. */
    Map<String, Long> doubledByChannel() {
        var people = new HashSet<String>();
        return all.stream()
                .filter(arrival -> !people.add(person(arrival.to())))
                .collect(groupingBy(Arrival::channel, TreeMap::new, counting()));
    }

    /** A member of the crowd by its number, whatever the address: see {@link SyntheticCustomers}. */
    private static String person(String address) {
        var number = NUMBER.matcher(address);
        return number.find() ? number.group().replaceAll("^(wave-|\\+8190)0*", "") : address;
    }

    Instant last() {
        return all.stream().map(Arrival::at).max(Instant::compareTo).orElseThrow();
    }

    /** When the first message to an address came; null if none did. */
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
