package io.winback.customer.orders;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.winback.chassis.http.ReceivedValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Until when an order was promised: a day, which ends at its end where the customer lives, or an instant.
 *
 * @param day null for an instant
 * @param instant null for a day
 */
@Schema(
        type = SchemaType.STRING,
        description = "A date such as 2026-11-22, which ends at its end where the customer lives, or an instant such as"
                + " 2026-11-22T03:04:05Z.",
        example = "2026-11-22",
        properties = {})
public record PromisedTime(LocalDate day, Instant instant) {

    public PromisedTime {
        if ((day == null) == (instant == null)) {
            throw new IllegalArgumentException("must be a date or an instant");
        }
    }

    public static PromisedTime on(LocalDate day) {
        return new PromisedTime(day, null);
    }

    public static PromisedTime at(Instant instant) {
        return new PromisedTime(null, instant);
    }

    /** @throws IllegalArgumentException if it is neither a date nor an instant */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PromisedTime parse(String text) {
        try {
            return text.length() == 10
                    ? on(LocalDate.parse(text))
                    : at(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a date such as 2026-11-22 or an instant such as 2026-11-22T03:04:05Z, not "
                            + ReceivedValue.quoted(text),
                    e);
        }
    }

    /** As it is stored: midnight in the usual zone stands for a date without a time. */
    static PromisedTime stored(Instant stored, ZoneId usualZone) {
        if (stored == null) {
            return null;
        }
        var usual = stored.atZone(usualZone);
        return usual.toLocalTime().equals(LocalTime.MIDNIGHT) ? on(usual.toLocalDate()) : at(stored);
    }

    /** To be stored: midnight in the usual zone stands for a date without a time. */
    public Instant toStore(ZoneId usualZone) {
        return day == null ? instant : day.atStartOfDay(usualZone).toInstant();
    }

    @JsonValue
    @Override
    public String toString() {
        return day == null ? instant.toString() : day.toString();
    }
}
