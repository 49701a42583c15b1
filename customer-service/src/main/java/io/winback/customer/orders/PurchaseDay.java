package io.winback.customer.orders;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The day of an order where its customer lives: several orders on it are one purchase. */
public final class PurchaseDay {

    private PurchaseDay() {}

    /**
     * Midnight in the usual zone stands for a day without a time, as many files have them: it is that day wherever the
     * customer lives.
     */
    public static LocalDate of(Instant placedAt, ZoneId zone, ZoneId usualZone) {
        var usual = placedAt.atZone(usualZone);
        return usual.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? usual.toLocalDate()
                : LocalDate.ofInstant(placedAt, zone);
    }
}
