package io.winback.benchmarks;

import io.winback.local.demo.ApiClient;
import io.winback.local.process.Polling;
import io.winback.local.stack.Stack;
import io.winback.local.stack.StackFailure;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A churn wave: from the first event to the last acceptance by the stand-ins. */
final class ChurnWaveBenchmark {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Stack stack;
    private final ApiClient api;
    private final int events;

    ChurnWaveBenchmark(Stack stack, ApiClient api, int events) {
        this.stack = stack;
        this.api = api;
        this.events = events;
    }

    /**
     * What it came to.
     *
     * @param lost messages that should have come and did not
     * @param doubled messages that came more than once, or people who got more than one
     */
    record Result(
            int events,
            double seconds,
            double eventsPerSecond,
            double ratio,
            Map<String, Double> cpuSecondsPerThousand,
            Map<String, Long> residentMiB,
            long lost,
            long doubled,
            Map<String, Long> doubledByChannel) {}

    /** @param meanwhile what happens while the wave is under way */
    Result run(double baseline, Runnable meanwhile) {
        var crowd = new SyntheticCustomers("127.0.0.1:" + stack.ports().of("kafka"), 0, events);
        crowd.introduce();
        awaitKnown();
        var cpuBefore = ProcessUsage.cpuSeconds(stack.pids());
        var began = crowd.leave();
        meanwhile.run();
        var enrolled = DecisionProgress.await(api, stack.ports().url("campaign"), events)
                .enrolled();
        var cpu = new TreeMap<String, Double>();
        ProcessUsage.cpuSeconds(stack.pids())
                .forEach((name, seconds) ->
                        cpu.put(name, rounded((seconds - cpuBefore.getOrDefault(name, 0.0)) * 1000 / events)));
        var arrivals = DeliveredMessages.read(api, stack.ports().url("stand-ins"));
        var seconds = Duration.between(began, arrivals.last()).toMillis() / 1000.0;
        return new Result(
                events,
                seconds,
                rounded(events / seconds),
                rounded(events / seconds / baseline),
                cpu,
                ProcessUsage.residentMiB(stack.pids()),
                enrolled - arrivals.people(),
                arrivals.doubled(),
                arrivals.doubledByChannel());
    }

    /** Until notification-service has read every profile. */
    private void awaitKnown() {
        var bootstrapServers = "127.0.0.1:" + stack.ports().of("kafka");
        if (!Polling.until(
                () -> ConsumerLag.of(bootstrapServers, "notification-service", "customer-profiles") == 0, PATIENCE)) {
            throw new StackFailure("notification-service does not read the profiles");
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
