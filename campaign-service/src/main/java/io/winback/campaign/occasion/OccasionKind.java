package io.winback.campaign.occasion;

import io.winback.events.customer.ComplaintResolved;
import io.winback.events.customer.CustomerAtRisk;
import io.winback.events.customer.CustomerChurned;
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
    SURVEY_ANSWERED(SurveyAnswered.class),
    /** The birthday of a customer, on the day of the customer. */
    BIRTHDAY(DayReached.class),
    /** The anniversary of the first order of a customer, on the day of the customer. */
    ANNIVERSARY(DayReached.class),
    /** The turn of a customer in a run of a scheduled campaign. */
    SCHEDULE(ScheduledTurn.class);

    private final Class<?> eventType;

    OccasionKind(Class<?> eventType) {
        this.eventType = eventType;
    }

    /** The type of what such an occasion is made from. */
    Class<?> eventType() {
        return eventType;
    }

    /** Whether it is a day of the year of a customer. */
    public boolean isDate() {
        return eventType == DayReached.class;
    }

    /** Whether this service finds it in the projection of customers. No event brings it. */
    public boolean isFound() {
        return isDate() || this == SCHEDULE;
    }

    /** Whether it begins an episode, which ends with a return. */
    public boolean beginsEpisode() {
        return this == CUSTOMER_CHURNED;
    }
}
