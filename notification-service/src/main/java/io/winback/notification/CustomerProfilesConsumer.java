package io.winback.notification;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.ProfileErased;
import io.winback.notification.recipient.EraseRecipients;
import io.winback.notification.recipient.UpdateRecipients;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes updated and erased profiles of customer-service. */
@ApplicationScoped
class CustomerProfilesConsumer {

    private final Subscription profiles;

    CustomerProfilesConsumer(Inbox inbox, UpdateRecipients updateRecipients, EraseRecipients eraseRecipients) {
        profiles = inbox.subscribe(Topic.CUSTOMER_PROFILES)
                .on(CustomerProfile.class, updateRecipients::update)
                .on(ProfileErased.class, eraseRecipients::erase);
    }

    @Incoming("customer-profiles")
    @Blocking
    void on(EventBatch batch) {
        profiles.handle(batch);
    }
}
