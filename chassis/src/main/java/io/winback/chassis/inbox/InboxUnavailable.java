package io.winback.chassis.inbox;

import java.sql.SQLException;

/** The database did not take or give what the inbox keeps. */
class InboxUnavailable extends RuntimeException {

    InboxUnavailable(SQLException cause) {
        super("the inbox cannot be reached: " + cause.getMessage(), cause);
    }
}
