package io.winback.chassis.erasure;

import java.sql.SQLException;

/** The database did not give or take what it holds on a person. */
class ErasureUnavailable extends RuntimeException {

    ErasureUnavailable(SQLException cause) {
        super("what is held on a person cannot be reached: " + cause.getMessage(), cause);
    }
}
