package io.winback.chassis.database;

import java.sql.SQLException;

/** The database could not delete old rows. */
class RetentionUnavailable extends RuntimeException {

    RetentionUnavailable(SQLException cause) {
        super("old rows cannot be deleted: " + cause.getMessage(), cause);
    }
}
