package io.winback.chassis.outbox;

import java.sql.SQLException;

/** The database could not store outbox rows. */
class OutboxUnavailable extends RuntimeException {

    OutboxUnavailable(SQLException cause) {
        super("outbox rows cannot be stored", cause);
    }
}
