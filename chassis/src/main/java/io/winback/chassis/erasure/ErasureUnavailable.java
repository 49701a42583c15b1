package io.winback.chassis.erasure;

import java.sql.SQLException;

/** The database could not read or erase personal data. */
class ErasureUnavailable extends RuntimeException {

    ErasureUnavailable(SQLException cause) {
        super("personal data cannot be read or erased: " + cause.getMessage(), cause);
    }
}
