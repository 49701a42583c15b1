package io.winback.benchmarks;

import io.winback.local.demo.ApiClient;
import io.winback.local.process.Polling;
import io.winback.local.stack.Stack;
import io.winback.local.stack.StackFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Measures a churn wave, from the first event to the last message at the stand-ins. */
final class ChurnWaveBenchmark {

    /** The time limit for a thousand customers on a slow machine, beside a minimum. */
    private static final Duration TIME_LIMIT = Duration.ofMinutes(5);

    private static final Duration PER_THOUSAND = Duration.ofSeconds(4);
    /** Polling uses the machine that is measured. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Stack stack;
    private final ApiClient api;
    private final int events;

    ChurnWaveBenchmark(Stack stack, ApiClient api, int events) {
        this.stack = stack;
        this.api = api;
        this.events = events;
    }

    /**
     * The result.
     *
     * @param secondsToFirst from the first event to the first message, in processes that handled no such event before
     * @param lost expected messages that did not arrive
     * @param doubled messages that arrived more than once, or recipients who got more than one
     */
    record Result(
            int events,
            double seconds,
            double secondsToFirst,
            double eventsPerSecond,
            double ratio,
            Map<String, Double> cpuSecondsPerThousand,
            Map<String, Long> residentMiB,
            long lost,
            long doubled,
            Map<String, Long> doubledByChannel) {}

    /** @param meanwhile runs during the wave */
    Result run(double baseline, Runnable meanwhile) {
        var customers = new SyntheticCustomers("127.0.0.1:" + stack.ports().of("kafka"), 0, events);
        customers.publishProfiles();
        awaitKnown();
        var cpuBefore = ProcessUsage.cpuSeconds(stack.pids());
        var began = customers.churnAll();
        meanwhile.run();
        var enrolled = DecisionProgress.await(api, stack.ports().url("campaign"), events)
                .enrolled();
        var cpu = new TreeMap<String, Double>();
        ProcessUsage.cpuSeconds(stack.pids())
                .forEach((name, seconds) ->
                        cpu.put(name, rounded((seconds - cpuBefore.getOrDefault(name, 0.0)) * 1000 / events)));
        var delivered = DeliveredMessages.read(api, stack.ports().url("stand-ins"));
        var seconds = seconds(began, delivered.last());
        return new Result(
                events,
                seconds,
                seconds(began, delivered.first()),
                rounded(events / seconds),
                rounded(events / seconds / baseline),
                cpu,
                ProcessUsage.residentMiB(stack.pids()),
                enrolled - delivered.people(),
                delivered.doubled(),
                delivered.doubledByChannel());
    }

    /** Waits until campaign-service and notification-service have handled every profile. */
    private void awaitKnown() {
        var bootstrapServers = "127.0.0.1:" + stack.ports().of("kafka");
        if (!Polling.until(
                () -> Stream.of("campaign-service", "notification-service")
                        .allMatch(reader -> UnhandledRecords.count(bootstrapServers, reader, "customer-profiles") == 0),
                TIME_LIMIT.plus(PER_THOUSAND.multipliedBy(events / 1_000)),
                PAUSE)) {
            throw new StackFailure("campaign-service or notification-service did not handle all profiles in time");
        }
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
