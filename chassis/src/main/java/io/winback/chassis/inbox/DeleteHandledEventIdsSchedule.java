package io.winback.chassis.inbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Deletes every hour the ids of events that no topic still holds. */
@ApplicationScoped
class DeleteHandledEventIdsSchedule {

    private static final int BATCH = 5_000;

    private final InboxTable table;
    private final InboxConfiguration configuration;
    private final Clock clock;

    DeleteHandledEventIdsSchedule(InboxTable table, InboxConfiguration configuration, Clock clock) {
        this.table = table;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Scheduled(every = "${winback.forget-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        var before = clock.instant().minus(configuration.keep());
        int deleted;
        do {
            deleted = table.forget(before, BATCH);
        } while (deleted == BATCH);
    }
}
