package io.winback.chassis.inbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Forgets every hour, some thousand at a time, the events that no topic can bring again. */
@ApplicationScoped
class ForgetHandledSchedule {

    private static final int AT_ONCE = 5_000;

    private final InboxTable table;
    private final InboxConfiguration configuration;
    private final Clock clock;

    ForgetHandledSchedule(InboxTable table, InboxConfiguration configuration, Clock clock) {
        this.table = table;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Scheduled(every = "${winback.forget-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var before = clock.instant().minus(configuration.keep());
        while (table.forget(before, AT_ONCE) == AT_ONCE) {
            // and the next of them
        }
    }
}
