package io.winback.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.local.demo.Api;
import io.winback.local.process.Waiting;
import io.winback.local.stack.Stack;
import io.winback.local.stack.StackFailure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/**
 * Single cancellations over REST, in an open loop: so many a second whether or not the last was answered, each timed
 * from when it was due to the arrival of its message.
 */
final class Trickle {

    private final Stack stack;
    private final Api api;
    private final String name;
    private final int perSecond;
    private final int customers;
    /** Without threads of its own beside the one that reads: what drives the system takes little from it. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Runnable::run)
            .build();

    /** @param name of its customers, which no other has */
    Trickle(Stack stack, Api api, String name, int perSecond, int seconds) {
        this.stack = stack;
        this.api = api;
        this.name = name;
        this.perSecond = perSecond;
        this.customers = perSecond * seconds;
    }

    /** In milliseconds. */
    record Result(long messages, double p50Millis, double p99Millis, double maxMillis) {}

    Result run() {
        var campaign = stack.ports().url("campaign");
        var before = Decided.now(api, campaign);
        introduce();
        var due = cancelAll();
        long enrolled =
                Decided.await(api, campaign, before.episodes() + customers).enrolled() - before.enrolled();
        var arrivals = Arrivals.read(api, stack.ports().url("stand-ins"));
        var histogram = new Histogram(Duration.ofMinutes(5).toMillis(), 3);
        due.forEach((address, dueAt) -> {
            var arrived = arrivals.at(address);
            if (arrived != null) {
                histogram.recordValue(
                        Math.max(0, Duration.between(dueAt, arrived).toMillis()));
            }
        });
        if (histogram.getTotalCount() != enrolled) {
            throw new StackFailure(
                    "%d were enrolled, but %d messages came".formatted(enrolled, histogram.getTotalCount()));
        }
        return new Result(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(99),
                histogram.getMaxValue());
    }

    private void introduce() {
        var lines = new StringBuilder();
        for (int i = 0; i < customers; i++) {
            lines.append(json(Map.of(
                            "customerId",
                            id(i),
                            "name",
                            "お客様 " + i,
                            "locale",
                            "ja-JP",
                            "contacts",
                            Map.of("email", address(i)),
                            "preferredChannel",
                            "EMAIL",
                            "consents",
                            Map.of("EMAIL", true))))
                    .append('\n');
        }
        var job = api.post(
                stack.ports().url("customer") + "/v1/imports?kind=customers", "application/x-ndjson", lines.toString());
        var url =
                stack.ports().url("customer") + "/v1/jobs/" + job.path("jobId").asText();
        Waiting.until(() -> api.get(url).path("state").asText().equals("DONE"), Duration.ofMinutes(2));
    }

    /** @return when each cancellation was due, by the address its message goes to */
    private Map<String, Instant> cancelAll() {
        var due = new HashMap<String, Instant>();
        var answers = new ArrayList<CompletableFuture<HttpResponse<Void>>>();
        var url = URI.create(stack.ports().url("customer") + "/v1/cancellations");
        long began = System.nanoTime();
        var beganAt = Instant.now();
        for (int i = 0; i < customers; i++) {
            long dueNanos = i * (1_000_000_000L / perSecond);
            while (System.nanoTime() - began < dueNanos) {
                LockSupport.parkNanos(began + dueNanos - System.nanoTime());
            }
            due.put(address(i), beganAt.plusNanos(dueNanos));
            var request = HttpRequest.newBuilder(url)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", id(i))
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"customerId\":\"%s\",\"reason\":\"PRICE\"}".formatted(id(i))))
                    .build();
            answers.add(http.sendAsync(request, HttpResponse.BodyHandlers.discarding()));
        }
        var refused = answers.stream()
                .map(answer -> answer.join().statusCode())
                .filter(status -> status != 201)
                .collect(groupingBy(status -> status, counting()));
        if (!refused.isEmpty()) {
            throw new StackFailure("cancellations were refused, by status: " + refused);
        }
        return due;
    }

    private static String json(Map<String, Object> value) {
        JsonNode tree = new ObjectMapper().valueToTree(value);
        return tree.toString();
    }

    private String id(int number) {
        return "%s-%05d".formatted(name, number);
    }

    private String address(int number) {
        return id(number) + "@customers.example";
    }
}
