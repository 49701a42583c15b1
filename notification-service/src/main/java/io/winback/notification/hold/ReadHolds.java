package io.winback.notification.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Reads the holds in a transaction of its own, for threads that have none. */
@ApplicationScoped
public class ReadHolds {

    private final SendingHolds holds;

    ReadHolds(SendingHolds holds) {
        this.holds = holds;
    }

    @Transactional
    public Holds read() {
        return holds.current();
    }
}
