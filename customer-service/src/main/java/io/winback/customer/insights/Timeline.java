package io.winback.customer.insights;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.chassis.sealing.SealedColumn;
import io.winback.chassis.sealing.Sealing;
import io.winback.customer.sealing.WordColumns;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;

/** The history of one customer. */
@ApplicationScoped
class Timeline {

    /** The column of the free text of each kind, by the name of the detail. */
    private static final Map<String, Map<String, SealedColumn>> SEALED = Map.of(
            "CANCELLATION", Map.of("comment", WordColumns.CANCELLATION_COMMENT),
            "COMPLAINT", Map.of("text", WordColumns.COMPLAINT_TEXT),
            "SURVEY", Map.of("comment", WordColumns.SURVEY_COMMENT),
            "INTERVIEW", Map.of("notes", WordColumns.INTERVIEW_NOTES),
            "RETURN", Map.of("comment", WordColumns.ISSUE_COMMENT),
            "PAYMENT_FAILURE", Map.of("comment", WordColumns.ISSUE_COMMENT),
            "DEATH_REVOKED", Map.of("reason", WordColumns.REVOCATION_REASON));

    private final Session database;
    private final Sealing sealing;

    Timeline(Session database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    /**
     * One entry of the history.
     *
     * @param kind {@code ORDER}, {@code CANCELLATION}, {@code COMPLAINT}, {@code SURVEY}, {@code INTERVIEW},
     *     {@code RETURN}, {@code PAYMENT_FAILURE}, {@code LOST}, {@code RETURNED}, {@code DEATH_HINT},
     *     {@code DEATH_REVOKED}, {@code COMPLAINT_MOVED}; and from the other services {@code DECISION}, {@code MESSAGE_SENT},
     *     {@code MESSAGE_SKIPPED}, {@code MESSAGE_FAILED}, {@code OUTREACH_FAILED}, {@code CONSENT}, {@code COUPON_ISSUED},
     *     {@code COUPON_RESERVED}, {@code COUPON_RELEASED}, {@code COUPON_EXPIRED}, {@code COUPON_REVOKED},
     *     {@code REDEMPTION}, {@code REDEMPTION_REVERSED}. A {@code CONSENT} of the source {@code profile} is of this service.
     *     {@code OUTREACH_FAILED} is a step of a journey that ended without a message, with the reason.
     * @param id of the entry; entries of the same time are ordered by it, and then by kind
     */
    record TimelineEntry(Instant at, String kind, String id, Map<String, Object> details) {

        private static final Set<String> WORDS = Set.of("comment", "text", "notes");

        private static final String DEATH_REVOKED = "DEATH_REVOKED";

        /** The entry without free text. */
        TimelineEntry withoutWords() {
            var rest = new LinkedHashMap<>(details);
            rest.keySet().removeAll(WORDS);
            if (kind.equals(DEATH_REVOKED)) {
                rest.clear();
            }
            return new TimelineEntry(at, kind, id, rest);
        }
    }

    /** The entries before a time, an id and a kind, the newest first. */
    List<TimelineEntry> before(String customerId, Instant at, String id, String kind, int limit) {
        return database
                .createNativeQuery("""
                        select at, kind, id, details from (
                            select placed_at as at, 'ORDER' as kind, order_id as id, cast(json_strip_nulls(json_build_object(
                                'amount', amount, 'currency', currency, 'couponCode', coupon_code, 'status', status)) as text) as details
                            from customer_order where customer_id = :customer
                            union all
                            select cancelled_at, 'CANCELLATION', cast(cancellation_id as text),
                                cast(json_strip_nulls(json_build_object('reason', reason, 'comment', comment)) as text)
                            from cancellation where customer_id = :customer
                            union all
                            select opened_at, 'COMPLAINT', cast(complaint_id as text), cast(json_build_object(
                                'reason', reason, 'text', text, 'state', state) as text)
                            from complaint where customer_id = :customer
                            union all
                            select answered_at, 'SURVEY', cast(response_id as text), cast(json_strip_nulls(json_build_object(
                                'kind', kind, 'score', score, 'comment', comment)) as text)
                            from survey_response where customer_id = :customer
                            union all
                            select happened_at, kind, cast(mishap_id as text), cast(json_strip_nulls(json_build_object(
                                'orderId', order_id, 'amount', amount, 'currency', currency, 'totalOfOrder', nullif(total_of_order, false),
                                'reason', reason, 'comment', comment)) as text)
                            from mishap where customer_id = :customer
                            union all
                            select held_at, 'INTERVIEW', cast(interview_id as text), cast(json_build_object(
                                'reasons', cast(reasons as json), 'notes', notes) as text)
                            from interview where customer_id = :customer
                            union all
                            select lost_at, 'LOST', cast(episode_id as text), cast(json_build_object(
                                'reason', reason) as text)
                            from loss where customer_id = :customer
                            union all
                            select opened_at, 'DEATH_HINT', cast(hint_id as text), cast(json_build_object(
                                'question', question, 'source', source, 'state', state) as text)
                            from death_hint where customer_id = :customer
                            union all
                            select revoked_at, 'DEATH_REVOKED', cast(revocation_id as text), cast(json_build_object(
                                'revokedBy', revoked_by, 'reason', reason) as text)
                            from death_revocation where customer_id = :customer
                            union all
                            select at, kind, entry_id, cast(details as text)
                            from timeline_entry where customer_id = :customer
                            union all
                            select returned_at, 'RETURNED', cast(episode_id as text), '{}'
                            from loss where customer_id = :customer and returned_at is not null) as moment
                        where (at, id, kind) < (:at, :id, :kind) order by at desc, id desc, kind desc limit :most""", Tuple.class)
                .setParameter("customer", customerId)
                .setParameter("at", at)
                .setParameter("id", id)
                .setParameter("kind", kind)
                .setParameter("most", limit)
                .getResultList()
                .stream()
                .map(row -> opened(new TimelineEntry(
                        row.get(0, Instant.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        EventJson.readBack(row.get(3, String.class), new TypeReference<>() {}))))
                .toList();
    }

    private TimelineEntry opened(TimelineEntry entry) {
        SEALED.getOrDefault(entry.kind(), Map.of()).forEach((name, column) -> entry.details()
                .computeIfPresent(name, (same, text) -> sealing.openIfReadable(column, entry.id(), (String) text)));
        return entry;
    }
}
