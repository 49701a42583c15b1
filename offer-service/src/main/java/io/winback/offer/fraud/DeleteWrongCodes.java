package io.winback.offer.fraud;

import io.winback.chassis.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes the counts of wrong codes, with the names of their callers, after their window. */
@ApplicationScoped
class DeleteWrongCodes {

    private static final String OVER = """
            delete from wrong_codes where caller in (
                select caller from wrong_codes where since < ? limit ?)""";

    private final Retention retention;
    private final WrongCodesConfiguration configuration;

    DeleteWrongCodes(Retention retention, WrongCodesConfiguration configuration) {
        this.retention = retention;
        this.configuration = configuration;
    }

    void delete() {
        retention.delete(OVER, configuration.window());
    }
}
