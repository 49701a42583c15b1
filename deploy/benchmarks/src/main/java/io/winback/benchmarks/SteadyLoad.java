package io.winback.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.local.demo.ApiClient;
import io.winback.local.process.Polling;
import io.winback.local.stack.AccessKeys;
import io.winback.local.stack.Stack;
import io.winback.local.stack.StackFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

/**
 * Single cancellations over REST at a constant rate, in an open loop: a slow answer does not delay the next request. Each is
 * timed from its due time to the arrival of its message.
 */
final class SteadyLoad {

    private final Stack stack;
    private final ApiClient api;
    private final String name;
    private final int perSecond;
    private final int customers;

    /** @param name the unique prefix of its customer ids */
    SteadyLoad(Stack stack, ApiClient api, String name, int perSecond, int seconds) {
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
        var before = DecisionProgress.now(api, campaign);
        var standIns = stack.ports().url("stand-ins");
        long already = DeliveredMessages.count(api, standIns);
        var due = cancelAll();
        long enrolled = DecisionProgress.await(api, campaign, before.episodes() + customers)
                        .enrolled()
                - before.enrolled();
        var arrivals = DeliveredMessages.arrivals(api, standIns, already);
        var histogram = new Histogram(Duration.ofMinutes(5).toMillis(), 3);
        due.forEach((address, dueAt) -> {
            var arrived = arrivals.get(address);
            if (arrived != null) {
                histogram.recordValue(
                        Math.max(0, Duration.between(dueAt, arrived).toMillis()));
            }
        });
        if (histogram.getTotalCount() != enrolled) {
            throw new StackFailure("%d customers were enrolled, but %d messages arrived"
                    .formatted(enrolled, histogram.getTotalCount()));
        }
        return new Result(
                histogram.getTotalCount(),
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(99),
                histogram.getMaxValue());
    }

    /** Imports its customers. It must run before {@link #run}. */
    void importCustomers() {
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
        Polling.until(() -> api.get(url).path("state").asText().equals("DONE"), Duration.ofMinutes(2));
    }

    /** @return the due time of each cancellation, by the address of its message */
    private Map<String, Instant> cancelAll() {
        var due = new HashMap<String, Instant>();
        var statuses = new ArrayList<Future<Integer>>();
        var callers = Executors.newCachedThreadPool();
        var key = stack.key();
        long began = System.nanoTime();
        var beganAt = Instant.now();
        for (int i = 0; i < customers; i++) {
            long dueNanos = i * (1_000_000_000L / perSecond);
            while (System.nanoTime() - began < dueNanos) {
                LockSupport.parkNanos(began + dueNanos - System.nanoTime());
            }
            due.put(address(i), beganAt.plusNanos(dueNanos));
            var id = id(i);
            statuses.add(callers.submit(() -> cancel(id, key)));
        }
        var rejected = statuses.stream()
                .map(SteadyLoad::of)
                .filter(status -> status != 201)
                .collect(groupingBy(status -> status, counting()));
        callers.shutdown();
        if (!rejected.isEmpty()) {
            throw new StackFailure("cancellations were rejected, by status: " + rejected);
        }
        return due;
    }

    /** Uses HttpURLConnection, which needs less CPU than java.net.http. */
    private int cancel(String customerId, String key) throws IOException {
        var url = URI.create(stack.ports().url("customer") + "/v1/cancellations");
        var connection = (HttpURLConnection) url.toURL().openConnection();
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty("Idempotency-Key", customerId);
        connection.setRequestProperty(AccessKeys.HEADER, key);
        connection
                .getOutputStream()
                .write("{\"customerId\":\"%s\",\"reason\":\"PRICE\"}"
                        .formatted(customerId)
                        .getBytes(UTF_8));
        int status = connection.getResponseCode();
        try (var answer = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            answer.transferTo(OutputStream.nullOutputStream());
        }
        return status;
    }

    private static int of(Future<Integer> status) {
        try {
            return status.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new StackFailure("a cancellation got no answer: " + e);
        }
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
