package io.winback.testkit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks a service for its health after every thousand requests. */
final class HealthWatch {

    private static final int INTERVAL = 1_000;
    private static final int HEALTHY = 200;
    private static final RawRequest HEALTH = RawRequest.without("GET", "/q/health", List.of());

    private final RawClient client;
    private final AtomicInteger requests = new AtomicInteger();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    HealthWatch(RawClient client) {
        this.client = client;
    }

    /** Counts one request. */
    void count() {
        int sent = requests.incrementAndGet();
        if (sent % INTERVAL == 0) {
            check(sent);
        }
    }

    private void check(int sent) {
        try {
            var health = client.send(HEALTH);
            if (health.status() != HEALTHY) {
                faults.add("after %d requests: %d %s".formatted(sent, health.status(), health.body()));
            }
        } catch (IOException e) {
            faults.add("after %d requests: no answer: %s".formatted(sent, e));
        }
    }

    /** When the service was not healthy, one line each. */
    List<String> faults() {
        return List.copyOf(faults);
    }
}
