package io.winback.chassis.erasure;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Deletes old dead letters, because their records may hold personal data. */
@ApplicationScoped
class DeleteDeadLettersSchedule {

    private static final Logger LOG = Logger.getLogger(DeleteDeadLettersSchedule.class);

    private static final String REPLAYED = """
            delete from dead_letter where id in (
                select id from dead_letter where replayed_at < ? limit ?)""";

    private static final String WAITING = """
            delete from dead_letter where id in (
                select id from dead_letter where failed_at < ? and replayed_at is null limit ?)""";

    private final Retention retention;
    private final Duration keepReplayed;
    private final Duration keep;

    /**
     * @param keepReplayed how long a dead letter is kept after its replay
     * @param keep how long a dead letter is kept without a replay; must be longer than the repair of its cause takes
     */
    DeleteDeadLettersSchedule(
            Retention retention,
            @ConfigProperty(name = "winback.dead-letters.keep-replayed", defaultValue = "P30D") Duration keepReplayed,
            @ConfigProperty(name = "winback.dead-letters.keep", defaultValue = "P90D") Duration keep) {
        this.retention = retention;
        this.keepReplayed = keepReplayed;
        this.keep = keep;
    }

    @Scheduled(every = "${winback.forget-every:1h}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        retention.delete(REPLAYED, keepReplayed);
        long lost = retention.delete(WAITING, keep);
        if (lost > 0) {
            LOG.warnf("deleted %d dead letters that were not replayed within %s", lost, keep);
        }
    }
}
