package io.winback.chassis.audit;

import java.sql.SQLException;

/** The database could not read or write the audit log. */
class AuditUnavailable extends RuntimeException {

    AuditUnavailable(SQLException cause) {
        super("the audit log cannot be read or written: " + cause.getMessage(), cause);
    }
}
