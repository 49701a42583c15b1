package io.winback.campaign.console;

import io.quarkus.qute.TemplateEnum;
import io.winback.events.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The result of a message as marketers see it. Each groups states that notification-service counts. */
@TemplateEnum
enum DeliveryOutcome {
    SENT("SENT"),
    WAITING("QUEUED", "DEFERRED"),
    SKIPPED("SKIPPED"),
    FAILED("FAILED");

    private final List<String> states;

    DeliveryOutcome(String... states) {
        this.states = List.of(states);
    }

    /** For every channel; empty if the counts are unknown. */
    static Map<Channel, Map<DeliveryOutcome, Long>> byChannel(Map<String, Map<String, Long>> counted) {
        var channels = new EnumMap<Channel, Map<DeliveryOutcome, Long>>(Channel.class);
        if (counted != null) {
            for (var channel : Channel.values()) {
                var byState = counted.getOrDefault(channel.name(), Map.of());
                channels.put(channel, OrderedCounts.each(DeliveryOutcome.class, outcome -> outcome.count(byState)));
            }
        }
        return channels;
    }

    private long count(Map<String, Long> byState) {
        return states.stream()
                .mapToLong(state -> byState.getOrDefault(state, 0L))
                .sum();
    }
}
