package io.winback.notification.recipient;

import io.winback.events.customer.ConsentStatements;

/**
 * The stored consent of a customer to a channel.
 *
 * @param source of the effective statement; null if nothing is stored
 */
record StoredConsent(ConsentStatements statements, String source) {

    static final StoredConsent NONE = new StoredConsent(ConsentStatements.NONE, null);

    /** Null if nothing was stated. */
    Boolean isGranted() {
        return statements.effective() == null ? null : statements.effective().granted();
    }
}
