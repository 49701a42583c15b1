package io.winback.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.events.Channel;
import io.winback.local.stack.Ports;
import java.util.Map;
import java.util.TreeMap;

/** The counters of the services and the stand-ins at one moment. */
record StackFigures(
        Map<String, Long> stages,
        Map<String, Long> decisions,
        Map<String, Long> notApproached,
        Map<String, Long> episodes,
        long awaiting,
        Map<String, Long> coupons,
        Map<String, Map<String, Long>> messages,
        Map<String, Long> received) {

    static StackFigures read(ApiClient api, Ports ports) {
        var customer = api.get(ports.url("customer") + "/v1/figures");
        var campaign = api.get(ports.url("campaign") + "/v1/figures");
        var offer = api.get(ports.url("offer") + "/v1/figures");
        var notification = api.get(ports.url("notification") + "/v1/figures");
        var messages = new TreeMap<String, Map<String, Long>>();
        notification
                .path("messages")
                .properties()
                .forEach(channel -> messages.put(channel.getKey(), counts(channel.getValue())));
        return new StackFigures(
                counts(customer.path("customers")),
                counts(campaign.path("decisions")),
                counts(campaign.path("notApproached")),
                counts(campaign.path("episodes")),
                campaign.path("awaiting").asLong(),
                counts(offer.path("coupons")),
                messages,
                received(api, ports));
    }

    long decided() {
        return decisions.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Messages without a final state. */
    long pending() {
        return count("QUEUED") + count("DEFERRED");
    }

    long count(String state) {
        return messages.values().stream()
                .mapToLong(states -> states.getOrDefault(state, 0L))
                .sum();
    }

    /** The difference to an earlier moment. Stages are a current state, so they stay as they are. */
    StackFigures since(StackFigures before) {
        var sent = new TreeMap<String, Map<String, Long>>();
        messages.forEach(
                (channel, states) -> sent.put(channel, minus(states, before.messages.getOrDefault(channel, Map.of()))));
        return new StackFigures(
                stages,
                minus(decisions, before.decisions),
                minus(notApproached, before.notApproached),
                minus(episodes, before.episodes),
                awaiting,
                minus(coupons, before.coupons),
                sent,
                minus(received, before.received));
    }

    private static Map<String, Long> minus(Map<String, Long> now, Map<String, Long> before) {
        var difference = new TreeMap<String, Long>();
        now.forEach((name, count) -> difference.put(name, count - before.getOrDefault(name, 0L)));
        return difference;
    }

    private static Map<String, Long> received(ApiClient api, Ports ports) {
        var received = new TreeMap<String, Long>();
        for (var channel : Channel.values()) {
            received.put(
                    channel.name(),
                    api.get(ports.url("stand-ins") + "/received?limit=0&channel=" + channel)
                            .path("count")
                            .asLong());
        }
        return received;
    }

    private static Map<String, Long> counts(JsonNode json) {
        var counts = new TreeMap<String, Long>();
        json.properties()
                .forEach(field -> counts.put(field.getKey(), field.getValue().asLong()));
        return counts;
    }
}
