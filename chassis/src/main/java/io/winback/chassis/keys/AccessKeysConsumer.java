package io.winback.chassis.keys;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.access.AccessKeyChanged;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes changed API keys of campaign-service. */
@ApplicationScoped
class AccessKeysConsumer {

    private final Subscription events;

    AccessKeysConsumer(Inbox inbox, StoreKnownKeys storeKnownKeys) {
        events = inbox.subscribe(Topic.ACCESS_KEYS).on(AccessKeyChanged.class, storeKnownKeys::store);
    }

    @Incoming("access-keys")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
