package io.winback.campaign.audience;

import io.winback.events.customer.Birthday;
import java.time.LocalDate;

/** A day of the year as one number that an index holds: month × 100 + day. */
final class YearDay {

    private YearDay() {}

    /** Null stays null. */
    static Integer of(Birthday birthday) {
        return birthday == null ? null : birthday.month() * 100 + birthday.day();
    }

    /** Null stays null. */
    static Integer of(LocalDate day) {
        return day == null ? null : day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    /** Null stays null. */
    static Birthday birthday(Integer day) {
        return day == null ? null : new Birthday(day / 100, day % 100);
    }
}
