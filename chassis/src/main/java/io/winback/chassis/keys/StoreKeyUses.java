package io.winback.chassis.keys;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.winback.chassis.access.KeyUses;
import jakarta.enterprise.context.ApplicationScoped;

/** Stores the last uses of issued keys at this replica. Uses that cannot be stored are kept for the next time. */
@ApplicationScoped
public class StoreKeyUses {

    private final KeyUses uses;
    private final KnownKeys knownKeys;

    StoreKeyUses(KeyUses uses, KnownKeys knownKeys) {
        this.uses = uses;
        this.knownKeys = knownKeys;
    }

    public void store() {
        var taken = uses.take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> knownKeys.noteUses(taken));
        } catch (RuntimeException e) {
            uses.putBack(taken);
            throw e;
        }
    }
}
