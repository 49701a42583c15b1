package io.winback.campaign;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.campaign.reach.EraseReach;
import io.winback.campaign.reach.UpdateReach;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.ProfileErased;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes updated and erased profiles of customer-service. */
@ApplicationScoped
class ProfileEventsConsumer {

    private final Subscription events;

    ProfileEventsConsumer(Inbox inbox, UpdateReach updateReach, EraseReach eraseReach) {
        events = inbox.subscribe(Topic.CUSTOMER_PROFILES)
                .on(CustomerProfile.class, updateReach::update)
                .on(ProfileErased.class, eraseReach::erase);
    }

    @Incoming("customer-profiles")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
