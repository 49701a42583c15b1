package io.winback.events.inbox;

/** The service stops while it waits for the database: no record is to blame, and each is read again after the next start. */
class WaitInterrupted extends RuntimeException {

    WaitInterrupted(Throwable reason) {
        super("interrupted while it waits for the database", reason);
    }
}
