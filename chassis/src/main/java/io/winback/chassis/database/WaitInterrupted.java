package io.winback.chassis.database;

/** The service stops while work waits for the database. The work runs again after the next start. */
public class WaitInterrupted extends RuntimeException {

    WaitInterrupted(Throwable reason) {
        super("interrupted while waiting for the database", reason);
    }
}
