package io.winback.campaign.access.keys;

import io.winback.chassis.keys.StoreKnownKeys;
import io.winback.chassis.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Publishes the state of all keys again, so that a new or a restored database of a service learns them. */
@ApplicationScoped
class PublishKeys {

    private static final int BATCH = 200;

    private final ApiKeys keys;
    private final StoreKnownKeys storeKnownKeys;
    private final Outbox outbox;

    PublishKeys(ApiKeys keys, StoreKnownKeys storeKnownKeys, Outbox outbox) {
        this.keys = keys;
        this.storeKnownKeys = storeKnownKeys;
        this.outbox = outbox;
    }

    /** In one transaction: there are few keys. */
    @Transactional
    void publish() {
        List<ApiKey> batch;
        UUID last = null;
        do {
            batch = keys.before(last, BATCH);
            var changes = batch.stream().map(ApiKey::changed).toList();
            storeKnownKeys.store(changes);
            outbox.publish(changes);
            last = batch.isEmpty() ? null : batch.get(batch.size() - 1).id();
        } while (batch.size() == BATCH);
    }
}
