package io.winback.campaign.occasion;

import io.winback.events.customer.ComplaintResolved;
import io.winback.events.customer.CustomerAtRisk;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerEvent;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.OrderPlaced;
import io.winback.events.customer.PaymentFailed;
import io.winback.events.customer.SurveyAnswered;
import io.winback.events.customer.ThemeResolved;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The kinds of occasion, which are the types of the triggers of campaigns. */
@Schema(name = "TriggerType")
public enum OccasionKind {
    CUSTOMER_CHURNED(CustomerChurned.class),
    CUSTOMER_AT_RISK(CustomerAtRisk.class),
    CUSTOMER_WON_BACK(CustomerReturned.class),
    ORDER_PLACED(OrderPlaced.class),
    PAYMENT_FAILED(PaymentFailed.class),
    COMPLAINT_RESOLVED(ComplaintResolved.class),
    /** The cause of the open episode of the customer was resolved. */
    THEME_RESOLVED(ThemeResolved.class),
    SURVEY_ANSWERED(SurveyAnswered.class);

    private final Class<? extends CustomerEvent> eventType;

    OccasionKind(Class<? extends CustomerEvent> eventType) {
        this.eventType = eventType;
    }

    /** The type of the event that tells of such an occasion. */
    Class<? extends CustomerEvent> eventType() {
        return eventType;
    }

    /** Whether it begins an episode, which ends with a return. */
    public boolean beginsEpisode() {
        return this == CUSTOMER_CHURNED;
    }
}
