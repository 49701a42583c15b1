package io.winback.events.privacy;

import java.sql.SQLException;

/** The database did not give or take what it holds on a person. */
class TracesUnreachable extends RuntimeException {

    TracesUnreachable(SQLException cause) {
        super("what is held on a person cannot be reached: " + cause.getMessage(), cause);
    }
}
