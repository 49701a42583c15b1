package io.winback.chassis.outbox;

import java.sql.SQLException;

/** The database did not take or give outbox rows. */
class OutboxUnavailable extends RuntimeException {

    OutboxUnavailable(SQLException cause) {
        super("the outbox cannot be reached", cause);
    }
}
