package io.winback.events.customer;

import java.time.DateTimeException;
import java.time.MonthDay;

/**
 * The birthday of a customer, without the year.
 *
 * @param month 1 to 12
 * @param day 1 to 31; 29 February is a birthday, too
 */
public record Birthday(int month, int day) {

    /** @throws DateTimeException if no year has this day */
    public Birthday {
        MonthDay.of(month, day);
    }
}
