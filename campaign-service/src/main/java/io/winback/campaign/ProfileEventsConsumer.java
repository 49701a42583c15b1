package io.winback.campaign;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.campaign.audience.EraseCustomers;
import io.winback.campaign.audience.UpdateCustomers;
import io.winback.campaign.erasure.EraseLateDecisions;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.ProfileErased;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes updated and erased profiles of customer-service. The topic can be read again from its beginning. */
@ApplicationScoped
class ProfileEventsConsumer {

    private final Subscription events;

    ProfileEventsConsumer(
            Inbox inbox,
            UpdateCustomers updateCustomers,
            EraseCustomers eraseCustomers,
            EraseLateDecisions eraseLateDecisions) {
        events = inbox.subscribe(Topic.CUSTOMER_PROFILES)
                .repeatable()
                .on(CustomerProfile.class, updateCustomers::update)
                .on(ProfileErased.class, eraseCustomers::erase)
                .onFirst(ProfileErased.class, eraseLateDecisions::erase);
    }

    @Incoming("customer-profiles")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
