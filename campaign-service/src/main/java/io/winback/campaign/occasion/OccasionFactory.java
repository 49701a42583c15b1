package io.winback.campaign.occasion;

import io.winback.events.EventJson;
import io.winback.events.customer.ComplaintResolved;
import io.winback.events.customer.CustomerAtRisk;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerEvent;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.customer.OrderPlaced;
import io.winback.events.customer.PaymentFailed;
import io.winback.events.customer.SurveyAnswered;
import io.winback.events.customer.ThemeResolved;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Makes the occasions of events. */
public final class OccasionFactory {

    private static final Map<Class<? extends CustomerEvent>, Function<CustomerEvent, Occasion>> BY_EVENT =
            new HashMap<>();

    static {
        on(CustomerChurned.class, ChurnOccasion::new);
        on(CustomerAtRisk.class, RiskOccasion::new);
        on(CustomerReturned.class, ReturnOccasion::new);
        on(OrderPlaced.class, OrderOccasion::new);
        on(PaymentFailed.class, PaymentOccasion::new);
        on(ComplaintResolved.class, ComplaintOccasion::new);
        on(ThemeResolved.class, ThemeOccasion::new);
        on(SurveyAnswered.class, SurveyOccasion::new);
    }

    private OccasionFactory() {}

    private static <E extends CustomerEvent> void on(Class<E> type, Function<E, Occasion> occasion) {
        BY_EVENT.put(type, event -> occasion.apply(type.cast(event)));
    }

    /** @throws IllegalArgumentException if this type of event is no occasion */
    public static Occasion of(CustomerEvent event) {
        var occasion = BY_EVENT.get(event.getClass());
        if (occasion == null) {
            throw new IllegalArgumentException("there is no occasion for " + event.getClass());
        }
        return occasion.apply(event);
    }

    /** Reads an occasion that is stored. @param event the JSON of what it is made from */
    public static Occasion read(OccasionKind kind, String event) {
        var source = EventJson.readBack(event, kind.eventType());
        if (source instanceof ScheduledTurn turn) {
            return new TurnOccasion(turn);
        }
        return source instanceof DayReached day ? new DateOccasion(kind, day) : of((CustomerEvent) source);
    }
}
