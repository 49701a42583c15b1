package io.winback.customer.erasure;

import io.quarkus.scheduler.Scheduled;
import io.winback.chassis.erasure.Retention;
import io.winback.customer.CustomerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Deletes entries of the erasure log that are older than any backup. */
@ApplicationScoped
class DeleteErasureLogSchedule {

    private static final String LOG = """
            delete from erasure_log where erasure_id in (
                select erasure_id from erasure_log where erased_at < ? limit ?)""";

    private final Retention retention;
    private final Duration keep;

    DeleteErasureLogSchedule(Retention retention, CustomerConfiguration configuration) {
        this.retention = retention;
        this.keep = configuration.privacy().keepErasures();
    }

    @Scheduled(every = "${winback.forget-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        retention.delete(LOG, keep);
    }
}
