package io.winback.customer.profile;

import io.winback.customer.exchange.ComparableCurrencies;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * The last customer of a page, and the state in which the list began.
 *
 * @param began when the first page was read
 * @param snapshot the transactions whose changes the first page showed, as text of a {@code pg_snapshot}
 * @param currencies comparable at that time
 * @param place of the group of comparable currencies; empty for the largest group, {@code ~} for customers without orders
 * @param value in the reference currency of the group
 */
record ListPosition(
        Instant began,
        String snapshot,
        ComparableCurrencies currencies,
        String place,
        BigDecimal value,
        String customerId) {

    private static final Pattern SNAPSHOT = Pattern.compile("[0-9]{1,18}:[0-9]{1,18}:[0-9,]*");
    private static final Pattern PLACE = Pattern.compile("([A-Z]{3}|~)?");
    private static final int MAX_DIGITS = 100;

    ListPosition {
        if (!PLACE.matcher(place).matches() || value.precision() + Math.abs((long) value.scale()) > MAX_DIGITS) {
            throw new IllegalArgumentException("no place in a list");
        }
        checkSnapshot(snapshot);
    }

    private static void checkSnapshot(String snapshot) {
        if (!SNAPSHOT.matcher(snapshot).matches()) {
            throw new IllegalArgumentException("no snapshot");
        }
        var fields = snapshot.split(":");
        long first = Long.parseLong(fields[0]);
        long end = Long.parseLong(fields[1]);
        var running = fields.length < 3
                ? new long[0]
                : Arrays.stream(fields[2].split(",")).mapToLong(Long::parseLong).toArray();
        long before = first - 1;
        for (long transaction : running) {
            if (transaction <= before || transaction >= end) {
                throw new IllegalArgumentException("no snapshot");
            }
            before = transaction;
        }
        if (first < 1 || first > end) {
            throw new IllegalArgumentException("no snapshot");
        }
    }

    static ListPosition parse(String text) {
        var fields = text.split(" ", -1);
        if (fields.length != 6) {
            throw new IllegalArgumentException("no position");
        }
        try {
            return new ListPosition(
                    Instant.ofEpochSecond(Long.parseLong(fields[0])),
                    fields[1],
                    ComparableCurrencies.parse(fields[2]),
                    fields[3],
                    new BigDecimal(fields[4]),
                    fields[5]);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time", e);
        }
    }

    @Override
    public String toString() {
        return String.join(
                " ",
                Long.toString(began.getEpochSecond()),
                snapshot,
                currencies.toString(),
                place,
                value.stripTrailingZeros().toPlainString(),
                customerId);
    }
}
