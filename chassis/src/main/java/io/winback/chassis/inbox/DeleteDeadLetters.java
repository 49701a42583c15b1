package io.winback.chassis.inbox;

import io.winback.chassis.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Deletes old dead letters, because their records may hold personal data. */
@ApplicationScoped
class DeleteDeadLetters {

    private static final Logger LOG = Logger.getLogger(DeleteDeadLetters.class);

    private static final String REPLAYED = """
            delete from dead_letter where id in (
                select id from dead_letter where replayed_at < ? limit ?)""";

    private static final String WAITING = """
            delete from dead_letter where id in (
                select id from dead_letter where failed_at < ? and replayed_at is null limit ?)""";

    private final Retention retention;
    private final DeadLettersConfiguration configuration;

    DeleteDeadLetters(Retention retention, DeadLettersConfiguration configuration) {
        this.retention = retention;
        this.configuration = configuration;
    }

    void delete() {
        retention.delete(REPLAYED, configuration.keepReplayed());
        long lost = retention.delete(WAITING, configuration.keep());
        if (lost > 0) {
            LOG.warnf("deleted %d dead letters that were not replayed within %s", lost, configuration.keep());
        }
    }
}
