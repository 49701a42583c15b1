package io.winback.chassis.keys;

import java.sql.SQLException;

/** The database could not read or write the table of known keys. */
class KnownKeysUnavailable extends RuntimeException {

    KnownKeysUnavailable(SQLException cause) {
        super("the table of known keys cannot be read or written: " + cause.getMessage(), cause);
    }
}
