package io.winback.notification.recipient;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.ProfileErased;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The latest of each person. */
@ApplicationScoped
class CustomerProfilesConsumer {

    private final Subscription profiles;

    CustomerProfilesConsumer(Inbox inbox, KeepRecipients keepRecipients, ForgetRecipients forgetRecipients) {
        profiles = inbox.subscribe(Topic.CUSTOMER_PROFILES)
                .on(CustomerProfile.class, keepRecipients::from)
                .on(ProfileErased.class, forgetRecipients::forEach);
    }

    @Incoming("customer-profiles")
    @Blocking
    void on(EventBatch batch) {
        profiles.handle(batch);
    }
}
