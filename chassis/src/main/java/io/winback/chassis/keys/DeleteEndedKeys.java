package io.winback.chassis.keys;

import io.winback.chassis.access.AccessConfiguration;
import io.winback.chassis.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes keys that expired or were revoked long ago. */
@ApplicationScoped
class DeleteEndedKeys {

    private static final String ENDED = """
        delete from known_key where key_id in (
            select key_id from known_key where least(expires_at, revoked_at) < ? limit ?)\
        """;

    private final Retention retention;
    private final AccessConfiguration configuration;

    DeleteEndedKeys(Retention retention, AccessConfiguration configuration) {
        this.retention = retention;
        this.configuration = configuration;
    }

    void delete() {
        retention.delete(ENDED, configuration.keepEnded());
    }
}
