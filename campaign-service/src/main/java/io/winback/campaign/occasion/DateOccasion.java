package io.winback.campaign.occasion;

import io.winback.events.customer.CustomerSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The birthday of a customer, or the anniversary of the first order. A year has one of each. */
public record DateOccasion(OccasionKind kind, DayReached event) implements Occasion {

    /** @throws IllegalArgumentException if it is no kind of a day of the year */
    public DateOccasion {
        if (!kind.isDate()) {
            throw new IllegalArgumentException("must be a kind of a day of the year, and is " + kind);
        }
    }

    /** Another day of the same year is the same occasion, as after a correction of the birthday. */
    @Override
    public UUID id() {
        return OccasionId.of(kind, customerId(), event.day().getYear());
    }

    @Override
    public Instant at() {
        return event.at();
    }

    @Override
    public CustomerSnapshot customer() {
        return event.customer();
    }

    @Override
    public Map<String, Object> details() {
        return new Details().with("years", event.years()).asMap();
    }
}
