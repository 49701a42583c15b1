package io.winback.campaign;

import io.smallrye.reactive.messaging.annotations.Blocking;
import io.winback.campaign.decision.DecideEpisodes;
import io.winback.campaign.decision.DecideOccasions;
import io.winback.campaign.decision.DecideReturns;
import io.winback.campaign.erasure.EraseDecisions;
import io.winback.campaign.journey.CloseEpisodes;
import io.winback.chassis.inbox.EventBatch;
import io.winback.chassis.inbox.Inbox;
import io.winback.chassis.inbox.Subscription;
import io.winback.events.Topic;
import io.winback.events.customer.ComplaintResolved;
import io.winback.events.customer.CustomerAtRisk;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerErased;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.OrderPlaced;
import io.winback.events.customer.PaymentFailed;
import io.winback.events.customer.SurveyAnswered;
import io.winback.events.customer.ThemeResolved;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Consumes the occasions, returned customers and erased customers of customer-service. */
@ApplicationScoped
class CustomerEventsConsumer {

    private final Subscription events;

    CustomerEventsConsumer(
            Inbox inbox,
            DecideEpisodes decideEpisodes,
            DecideOccasions decideOccasions,
            DecideReturns decideReturns,
            CloseEpisodes closeEpisodes,
            EraseDecisions eraseDecisions) {
        events = inbox.subscribe(Topic.CUSTOMER_EVENTS)
                .on(CustomerChurned.class, decideEpisodes::decide)
                .on(CustomerReturned.class, closeEpisodes::close)
                .on(CustomerReturned.class, decideReturns::decide)
                .on(CustomerAtRisk.class, decideOccasions::decide)
                .on(OrderPlaced.class, decideOccasions::decide)
                .on(PaymentFailed.class, decideOccasions::decide)
                .on(ComplaintResolved.class, decideOccasions::decide)
                .on(ThemeResolved.class, decideOccasions::decide)
                .on(SurveyAnswered.class, decideOccasions::decide)
                .on(CustomerErased.class, eraseDecisions::erase);
    }

    @Incoming("customer-events")
    @Blocking
    void on(EventBatch batch) {
        events.handle(batch);
    }
}
