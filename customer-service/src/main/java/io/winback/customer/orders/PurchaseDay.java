package io.winback.customer.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The day of an order in the time zone of its customer. Several orders on one day are one purchase. */
public final class PurchaseDay {

    private PurchaseDay() {}

    /** Midnight in the usual zone stands for a date without a time, which is the same day in every zone. */
    public static LocalDate of(Instant placedAt, ZoneId zone, ZoneId usualZone) {
        var usual = placedAt.atZone(usualZone);
        return usual.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? usual.toLocalDate()
                : LocalDate.ofInstant(placedAt, zone);
    }
}
