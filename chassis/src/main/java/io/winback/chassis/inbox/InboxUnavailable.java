package io.winback.chassis.inbox;

import java.sql.SQLException;

/** The database could not read or write the tables of the inbox. */
class InboxUnavailable extends RuntimeException {

    InboxUnavailable(SQLException cause) {
        super("the inbox tables cannot be read or written: " + cause.getMessage(), cause);
    }
}
