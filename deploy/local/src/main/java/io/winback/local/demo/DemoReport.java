package io.winback.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.events.Channel;
import io.winback.local.stack.Stack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The result of a demo, and whether its figures are consistent. */
record DemoReport(
        JsonNode imported,
        JsonNode scored,
        StackFigures figures,
        long returned,
        Map<String, Double> seconds,
        Stack stack) {

    /** The figures that contradict each other; empty if all are consistent. */
    List<String> inconsistencies() {
        var inconsistencies = new ArrayList<String>();
        if (churned() != enrolled() + heldOut() + notApproached()) {
            inconsistencies.add("%d churned, but %d were enrolled, %d held out and %d not approached"
                    .formatted(churned(), enrolled(), heldOut(), notApproached()));
        }
        for (var channel : Channel.values()) {
            var sent = sent(channel);
            var received = figures.received().getOrDefault(channel.name(), 0L);
            if (sent != received) {
                inconsistencies.add(
                        "%d messages were sent by %s, but the stand-in received %d".formatted(sent, channel, received));
            }
        }
        return inconsistencies;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("  orders imported        %,10d   rejected %,d"
                .formatted(
                        imported.path("orders").asLong(),
                        imported.path("rejected").asLong()));
        new ImportFigures(imported).lines().forEach(line -> lines.add("  " + line));
        lines.add("  customers scored       %,10d   %s"
                .formatted(scored.path("customers").asLong(), figures.stages()));
        lines.add("  churned                %,10d".formatted(churned()));
        lines.add("    enrolled             %,10d".formatted(enrolled()));
        lines.add("    held out             %,10d".formatted(heldOut()));
        lines.add("    not approached       %,10d   %s".formatted(notApproached(), figures.notApproached()));
        lines.add("  coupons                             %s".formatted(figures.coupons()));
        for (var channel : Channel.values()) {
            lines.add("  %-8s sent          %,10d   received %,d   %s"
                    .formatted(
                            channel,
                            sent(channel),
                            figures.received().getOrDefault(channel.name(), 0L),
                            figures.messages().getOrDefault(channel.name(), Map.of())));
        }
        lines.add("  returned               %,10d".formatted(returned));
        lines.add("  seconds                             %s".formatted(seconds));
        lines.addAll(addresses());
        return lines;
    }

    /** Where to look further. The services want a key; the stand-ins do not. */
    private List<String> addresses() {
        var ports = stack.ports();
        var request = "curl -H @" + fromHere(stack.keyFile()) + " ";
        return List.of(
                "",
                "  console       " + ConsoleAddress.of(stack),
                "  customers     %s'%s/v1/customers?stage=WON_BACK'".formatted(request, ports.url("customer")),
                "  episodes      " + request + ports.url("campaign") + "/v1/episodes",
                "  messages      " + ports.url("stand-ins") + "/received?limit=5");
    }

    private static Path fromHere(Path file) {
        var here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }

    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("imported", importedFigures());
        json.put("stages", figures.stages());
        json.put("churned", churned());
        json.put("enrolled", enrolled());
        json.put("heldOut", heldOut());
        json.put("notApproached", figures.notApproached());
        json.put("coupons", figures.coupons());
        var messages = new LinkedHashMap<String, Object>();
        for (var channel : Channel.values()) {
            var states = figures.messages().getOrDefault(channel.name(), Map.of());
            messages.put(
                    channel.name(),
                    Map.of(
                            "SENT", sent(channel),
                            "FAILED", states.getOrDefault("FAILED", 0L),
                            "SKIPPED", states.getOrDefault("SKIPPED", 0L)));
        }
        json.put("messages", messages);
        json.put("received", figures.received());
        json.put("returned", returned);
        json.put("seconds", seconds);
        return json;
    }

    private Map<String, Object> importedFigures() {
        var figures = new LinkedHashMap<String, Object>();
        for (var field : List.of("orders", "customers", "returns", "cancelled", "leftOut", "rejected")) {
            figures.put(field, imported.path(field).asLong());
        }
        for (var field : List.of("format", "charset", "revenue", "returned", "rejectionCounts")) {
            figures.put(field, imported.path(field));
        }
        return figures;
    }

    private long churned() {
        return scored.path("newlyChurned").asLong();
    }

    private long enrolled() {
        return figures.decisions().getOrDefault("ENROLLED", 0L);
    }

    private long heldOut() {
        return figures.decisions().getOrDefault("HELD_OUT", 0L);
    }

    private long notApproached() {
        return figures.notApproached().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private long sent(Channel channel) {
        return figures.messages().getOrDefault(channel.name(), Map.of()).getOrDefault("SENT", 0L);
    }
}
