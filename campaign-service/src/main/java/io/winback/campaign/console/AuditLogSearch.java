package io.winback.campaign.console;

import io.winback.chassis.audit.AuditSearch;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a person searches the audit logs for, as the fields of the form have it. An empty text matches all.
 *
 * @param kind of the subject, such as {@code customer}; without an id all subjects of the kind
 * @param id of the subject
 * @param from the first day, in UTC
 * @param to the last day, in UTC
 * @param before the id of the last entry of the page before; empty for the first page
 */
record AuditLogSearch(String actor, String kind, String id, String operation, String from, String to, String before) {

    /** Possessive, because the matcher needs a stack frame for each repetition otherwise. */
    private static final Pattern KIND = Pattern.compile("[a-z]+(?:-[a-z]+)*+");

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final String LAST_DAY = "9999-12-31";

    AuditLogSearch {
        actor = text(actor);
        kind = text(kind);
        id = text(id);
        operation = text(operation);
        from = text(from);
        to = text(to);
        before = text(before);
    }

    private static String text(String value) {
        return value == null ? "" : value.replace("\0", "").strip();
    }

    /** Which field cannot be searched for. */
    enum Fault {
        NONE,
        /** An id is given without the kind of thing that it names, or the kind has not the form of one. */
        SUBJECT,
        FROM,
        TO,
        /** The last day is before the first. */
        ORDER
    }

    public Fault fault() {
        if (kind.isEmpty() ? !id.isEmpty() : !KIND.matcher(kind).matches()) {
            return Fault.SUBJECT;
        }
        if (!isDay(from)) {
            return Fault.FROM;
        }
        if (!isDay(to)) {
            return Fault.TO;
        }
        return !from.isEmpty() && !to.isEmpty() && LocalDate.parse(to).isBefore(LocalDate.parse(from))
                ? Fault.ORDER
                : Fault.NONE;
    }

    AuditSearch search() {
        return new AuditSearch(
                orNull(actor),
                id.isEmpty() ? null : kind + "/" + id,
                id.isEmpty() ? orNull(kind) : null,
                orNull(operation),
                begin(from),
                end(to));
    }

    /** The position of the next page in the log of each service: entries of all services are ordered by their ids. */
    String after() {
        return last() == null
                ? null
                : Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(last().toString().getBytes(UTF_8));
    }

    /** Null for the first page, also if the id is none. */
    UUID last() {
        try {
            return before.isEmpty() ? null : UUID.fromString(before);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The same search, for the entries before one. @param entryId empty for the newest entries */
    AuditLogSearch olderThan(String entryId) {
        return new AuditLogSearch(actor, kind, id, operation, from, to, entryId);
    }

    /** The address of a file with all entries of this search. */
    public String export() {
        return address("/console/audit/export", "");
    }

    /** The address of the first page of this search. */
    public String firstPage() {
        return pageAfter("");
    }

    /** The address of the page after an entry. */
    public String pageAfter(String entryId) {
        return address("/console/audit", entryId);
    }

    private String address(String path, String entryId) {
        var query = new StringJoiner("&", path + "?", "");
        add(query, "actor", actor);
        add(query, "operation", operation);
        add(query, "kind", kind);
        add(query, "id", id);
        add(query, "from", from);
        add(query, "to", to);
        add(query, "before", entryId);
        return query.toString();
    }

    private static void add(StringJoiner query, String name, String value) {
        if (!value.isEmpty()) {
            query.add(name + "=" + URLEncoder.encode(value, UTF_8));
        }
    }

    /** Days have a year of four digits, which all services can compare. */
    private static boolean isDay(String text) {
        try {
            return text.isEmpty()
                    || DAY.matcher(text).matches() && LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static Instant begin(String day) {
        return day.isEmpty()
                ? null
                : LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** Null also for the last day with a year of four digits, after which there are no entries. */
    private static Instant end(String day) {
        return day.isEmpty() || day.equals(LAST_DAY)
                ? null
                : begin(LocalDate.parse(day).plusDays(1).toString());
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
