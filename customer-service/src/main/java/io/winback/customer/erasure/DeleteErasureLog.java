package io.winback.customer.erasure;

import io.winback.chassis.database.Retention;
import io.winback.customer.CustomerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Deletes entries of the erasure log that are older than any backup. */
@ApplicationScoped
class DeleteErasureLog {

    private static final String LOG = """
            delete from erasure_log where erasure_id in (
                select erasure_id from erasure_log where erased_at < ? limit ?)""";

    private final Retention retention;
    private final Duration keep;

    DeleteErasureLog(Retention retention, CustomerConfiguration configuration) {
        this.retention = retention;
        this.keep = configuration.privacy().keepErasures();
    }

    void delete() {
        retention.delete(LOG, keep);
    }
}
