package io.winback.chassis.http;

import io.winback.chassis.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes old idempotency keys, with their answers. */
@ApplicationScoped
class DeleteIdempotencyKeys {

    private static final String DONE = """
            delete from idempotency_key where (operation, key) in (
                select operation, key from idempotency_key where done_at < ? limit ?)""";

    private final Retention retention;
    private final IdempotencyKeysConfiguration configuration;

    DeleteIdempotencyKeys(Retention retention, IdempotencyKeysConfiguration configuration) {
        this.retention = retention;
        this.configuration = configuration;
    }

    void delete() {
        retention.delete(DONE, configuration.keep());
    }
}
