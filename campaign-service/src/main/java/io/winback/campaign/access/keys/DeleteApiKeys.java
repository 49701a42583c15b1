package io.winback.campaign.access.keys;

import io.winback.chassis.access.AccessConfiguration;
import io.winback.chassis.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes API keys that expired or were revoked long ago. */
@ApplicationScoped
class DeleteApiKeys {

    private static final String ENDED = """
        delete from api_key where key_id in (
            select key_id from api_key where least(expires_at, revoked_at) < ? limit ?)\
        """;

    private final Retention retention;
    private final AccessConfiguration configuration;

    DeleteApiKeys(Retention retention, AccessConfiguration configuration) {
        this.retention = retention;
        this.configuration = configuration;
    }

    void delete() {
        retention.delete(ENDED, configuration.keepEnded());
    }
}
