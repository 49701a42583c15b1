package io.winback.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.local.demo.ApiClient;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The messages that the stand-ins received, counted page by page. A million of them need one id and one recipient each in memory.
 */
public final class DeliveredMessages {

    private static final int PAGE = 5_000;
    private static final Pattern NUMBER = Pattern.compile("wave-\\d+|\\+8190\\d{8}");

    private final Set<String> ids = new HashSet<>();
    private final Set<String> people = new HashSet<>();
    private final Map<String, Long> doubledByChannel = new TreeMap<>();
    private long count;
    private Instant first = Instant.MAX;
    private Instant last = Instant.MIN;

    /** All messages. */
    static DeliveredMessages read(ApiClient api, String standIns) {
        var delivered = new DeliveredMessages();
        forEach(api, standIns, delivered::add);
        return delivered;
    }

    /** The time of the first message to each address, of the messages after the first {@code after}. */
    static Map<String, Instant> arrivals(ApiClient api, String standIns, long after) {
        var arrivals = new HashMap<String, Instant>();
        forEachAfter(api, standIns, after, message -> arrivals.putIfAbsent(to(message), at(message)));
        return arrivals;
    }

    /** How many messages have arrived. */
    static long count(ApiClient api, String standIns) {
        return api.get(standIns + "/received?limit=0").path("count").asLong();
    }

    /**
     * Reads all messages, each without its content.
     *
     * @param standIns the URL of the stand-ins
     */
    public static void forEach(ApiClient api, String standIns, Consumer<JsonNode> action) {
        forEachAfter(api, standIns, 0, action);
    }

    private static void forEachAfter(ApiClient api, String standIns, long after, Consumer<JsonNode> action) {
        long read = after;
        JsonNode page;
        do {
            page = api.get("%s/received?view=summary&after=%d&limit=%d".formatted(standIns, read, PAGE))
                    .path("items");
            page.forEach(action);
            read += page.size();
        } while (page.size() == PAGE);
    }

    private void add(JsonNode message) {
        count++;
        ids.add(id(message));
        if (!people.add(person(to(message)))) {
            doubledByChannel.merge(message.path("channel").asText(), 1L, Long::sum);
        }
        var at = at(message);
        first = at.isBefore(first) ? at : first;
        last = at.isAfter(last) ? at : last;
    }

    int people() {
        return people.size();
    }

    /** The number of messages that arrived more than once, or of recipients who got more than one. */
    long doubled() {
        return Math.max(count - ids.size(), count - people.size());
    }

    /** By channel, the messages to customers who already had one, on any channel and with any id. */
    Map<String, Long> doubledByChannel() {
        return Collections.unmodifiableMap(doubledByChannel);
    }

    /** The arrival of the first message. */
    Instant first() {
        requireMessages();
        return first;
    }

    /** The arrival of the last message. */
    Instant last() {
        requireMessages();
        return last;
    }

    private void requireMessages() {
        if (count == 0) {
            throw new IllegalStateException("no message arrived");
        }
    }

    private static String to(JsonNode message) {
        return message.path("to").asText();
    }

    private static Instant at(JsonNode message) {
        return Instant.parse(message.path("receivedAt").asText());
    }

    /** The number of a {@link SyntheticCustomers} customer, from any of their addresses. */
    private static String person(String address) {
        var number = NUMBER.matcher(address);
        return number.find() ? number.group().replaceAll("^(wave-|\\+8190)0*", "") : address;
    }

    /** The id by which the provider of its channel recognises a message. */
    public static String id(JsonNode message) {
        var headers = message.path("headers");
        for (var name : List.of("Message-ID", "Message-Id", "X-Line-Retry-Key")) {
            if (headers.has(name)) {
                return headers.path(name).asText();
            }
        }
        throw new IllegalStateException("a message without an id: " + message);
    }
}
