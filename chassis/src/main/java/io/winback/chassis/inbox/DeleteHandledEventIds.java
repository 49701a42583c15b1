package io.winback.chassis.inbox;

import io.winback.chassis.database.Retention;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes the ids of events that no topic still holds. */
@ApplicationScoped
class DeleteHandledEventIds {

    private static final String HANDLED = """
            delete from inbox where event_id in (
                select event_id from inbox where handled_at < ? limit ?)""";

    private final Retention retention;
    private final InboxConfiguration configuration;

    DeleteHandledEventIds(Retention retention, InboxConfiguration configuration) {
        this.retention = retention;
        this.configuration = configuration;
    }

    void delete() {
        retention.delete(HANDLED, configuration.keep());
    }
}
