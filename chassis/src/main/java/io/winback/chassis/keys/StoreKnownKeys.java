package io.winback.chassis.keys;

import io.winback.chassis.access.AccessScope;
import io.winback.events.access.AccessKeyChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Stores changed API keys with the transaction of the caller. A change with a lower version than the stored one has no effect. */
@ApplicationScoped
public class StoreKnownKeys {

    private final KnownKeys knownKeys;

    StoreKnownKeys(KnownKeys knownKeys) {
        this.knownKeys = knownKeys;
    }

    /** @throws IllegalArgumentException for a scope that this release cannot read, so that the key is not accepted without it */
    @Transactional(MANDATORY)
    public void store(List<AccessKeyChanged> changes) {
        changes.stream().flatMap(change -> change.scopes().stream()).forEach(AccessScope::parse);
        knownKeys.store(changes);
    }
}
