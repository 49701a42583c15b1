package io.winback.benchmarks;

import io.winback.local.demo.ApiClient;
import io.winback.local.process.Polling;
import io.winback.local.stack.ProgressLog;
import io.winback.local.stack.Stack;
import io.winback.local.stack.StackFailure;
import java.time.Duration;

/**
 * Faults during a wave: notification-service is killed while it sends, then the mail server refuses all connections for
 * 20 s, and campaign-service is killed during that time.
 */
final class FaultInjection {

    private static final Duration OUTAGE = Duration.ofSeconds(20);
    private static final Duration TIME_LIMIT = Duration.ofMinutes(10);

    private final Stack stack;
    private final ApiClient api;
    private final ProgressLog progress;

    FaultInjection(Stack stack, ApiClient api, ProgressLog progress) {
        this.stack = stack;
        this.api = api;
        this.progress = progress;
    }

    /** Starts when a tenth of the wave has arrived. Returns when all parts work again. */
    void inject(int events) {
        awaitArrivals(events / 10);
        killAndStart("notification");
        progress.say("the mail server refuses every connection for " + OUTAGE.toSeconds() + " s");
        set("{\"channel\": \"EMAIL\", \"answer\": \"421\", \"stage\": \"greeting\"}");
        long end = System.nanoTime() + OUTAGE.toNanos();
        killAndStart("campaign");
        Polling.until(() -> System.nanoTime() - end >= 0, TIME_LIMIT);
        set("{\"channel\": \"EMAIL\"}");
        progress.say("the mail server accepts connections again");
    }

    private void awaitArrivals(int count) {
        if (!Polling.until(() -> DeliveredMessages.count(api, standIns()) >= count, TIME_LIMIT)) {
            throw new StackFailure(
                    "fewer than %d messages arrived within %d minutes".formatted(count, TIME_LIMIT.toMinutes()));
        }
    }

    private void killAndStart(String service) {
        progress.say("killing " + service);
        stack.kill(service);
        stack.start(service, progress);
    }

    private void set(String fault) {
        api.put(standIns() + "/faults", fault);
    }

    private String standIns() {
        return stack.ports().url("stand-ins");
    }
}
