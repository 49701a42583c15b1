package io.winback.customer.sealing;

import java.time.LocalDate;

/** A date in a column for plain dates. A date that is stored there stays, until the sealed form beside it is stored. */
public final class PlainDate {

    private final LocalDate date;
    private final boolean stored;

    private PlainDate(LocalDate date, boolean stored) {
        this.date = date;
        this.stored = stored;
    }

    static PlainDate stored(LocalDate date) {
        return date == null ? null : new PlainDate(date, true);
    }

    /** A new date; null for null. */
    public static PlainDate of(LocalDate date) {
        return date == null ? null : new PlainDate(date, false);
    }

    public LocalDate date() {
        return date;
    }

    /** @param seals whether the sealed form is stored instead of a new date */
    LocalDate toStored(boolean seals) {
        return seals && !stored ? null : date;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlainDate plain && date.equals(plain.date) && stored == plain.stored;
    }

    @Override
    public int hashCode() {
        return date.hashCode();
    }
}
