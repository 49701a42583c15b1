package io.winback.campaign.decision;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.campaign.journey.CloseEpisodes;
import io.winback.campaign.privacy.EraseDecisions;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerErased;
import io.winback.events.customer.CustomerReturned;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Who left, and who came back. */
@ApplicationScoped
class CustomerEventsConsumer {

    private final Subscription events;

    CustomerEventsConsumer(
            Inbox inbox, DecideEpisodes decideEpisodes, CloseEpisodes closeEpisodes, EraseDecisions eraseDecisions) {
        events = inbox.subscribe(Topic.CUSTOMER_EVENTS)
                .on(CustomerChurned.class, decideEpisodes::forEach)
                .on(CustomerReturned.class, closeEpisodes::forEach)
                .on(CustomerErased.class, eraseDecisions::forEach);
    }

    @Incoming("customer-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
