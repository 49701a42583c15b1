package io.winback.notification.erasure;

import io.winback.chassis.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Deletes history that is older than its retention, some thousand rows at a time. */
@ApplicationScoped
class DeleteExpiredHistory {

    /** Longer than an event of an erasure can be delayed. */
    private static final Duration ERASURES = Duration.ofDays(90);

    private static final String HISTORY = """
            delete from message_event where ctid = any(array(
                select ctid from message_event where at < ? limit ?))""";

    /**
     * The latest statement of the customer and the latest of systems on a channel remain: the effective consent follows from
     * them, and they are its proof.
     */
    private static final String CONSENTS = """
            delete from consent_history where entry_id = any(array(
                select old.entry_id from consent_history old where old.at < ? and exists (
                    select from consent_history later where later.customer_id = old.customer_id
                        and later.channel = old.channel and later.origin = old.origin
                        and later.entry_id > old.entry_id)
                limit ?))""";

    private static final String HANDLED_ERASURES = """
            delete from forgotten_recipient where erasure_id in (
                select erasure_id from forgotten_recipient where forgotten_at < ? limit ?)""";

    private final Retention retention;
    private final Duration keep;

    DeleteExpiredHistory(Retention retention, HistoryConfiguration configuration) {
        this.retention = retention;
        this.keep = configuration.keep();
    }

    void delete() {
        retention.delete(HISTORY, keep);
        retention.delete(CONSENTS, keep);
        retention.delete(HANDLED_ERASURES, ERASURES);
    }
}
