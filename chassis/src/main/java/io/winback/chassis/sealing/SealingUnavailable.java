package io.winback.chassis.sealing;

import java.sql.SQLException;

/** The database could not read or store sealed rows. */
class SealingUnavailable extends RuntimeException {

    SealingUnavailable(SQLException cause) {
        super("sealed rows cannot be read or stored: " + cause.getMessage(), cause);
    }
}
