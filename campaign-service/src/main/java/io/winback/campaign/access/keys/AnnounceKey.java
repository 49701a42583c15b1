package io.winback.campaign.access.keys;

import io.winback.chassis.keys.StoreKnownKeys;
import io.winback.chassis.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * Announces the state of a key with the transaction of its change. This service knows it at the commit, also while the broker is
 * unavailable; the other services learn it from the topic.
 */
@ApplicationScoped
class AnnounceKey {

    private final StoreKnownKeys storeKnownKeys;
    private final Outbox outbox;

    AnnounceKey(StoreKnownKeys storeKnownKeys, Outbox outbox) {
        this.storeKnownKeys = storeKnownKeys;
        this.outbox = outbox;
    }

    @Transactional(MANDATORY)
    void announce(ApiKey key) {
        var change = key.changed();
        storeKnownKeys.store(List.of(change));
        outbox.publish(change);
    }
}
