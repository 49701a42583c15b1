package io.winback.customer.reasons;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.chassis.http.RuleViolation;
import io.winback.chassis.sealing.Sealing;
import io.winback.events.EventJson;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static io.winback.customer.sealing.WordColumns.CORRECTION_TEXT;
import static io.winback.customer.sealing.WordColumns.CUSTOMER_NAME;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Corrected classifications, and the trainings on them. */
@ApplicationScoped
class ReasonCorrections {

    private final Session database;

    private final Sealing sealing;

    ReasonCorrections(Session database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    /** @param customerId the author; null if unknown */
    @Transactional(MANDATORY)
    UUID add(Example example, Language language, String customerId, Instant now) {
        var id = UuidCreator.getTimeOrderedEpoch();
        database.createNativeMutationQuery(
                        "insert into reason_correction values (:id, :language, :text, :reason, :now, :customer)")
                .setParameter("id", id)
                .setParameter("language", language.code())
                .setParameter("text", sealing.seal(CORRECTION_TEXT, id.toString(), example.text()))
                .setParameter("reason", example.reason().name())
                .setParameter("now", now)
                .setParameter("customer", customerId, String.class)
                .executeUpdate();
        return id;
    }

    /**
     * The name of a customer; null if unknown. The customer cannot be erased until the transaction ends.
     *
     * @throws RuleViolation {@code UNKNOWN_CUSTOMER}, {@code UNREADABLE_NAME}
     */
    @Transactional(MANDATORY)
    String nameOf(String customerId) {
        var stored = database.createNativeQuery(
                        "select name from customer where customer_id = :customer and not erased for share", Tuple.class)
                .setParameter("customer", customerId)
                .uniqueResultOptional()
                .orElseThrow(() -> new RuleViolation("UNKNOWN_CUSTOMER", "there is no customer " + customerId))
                .get(0, String.class);
        var name = sealing.openIfReadable(CUSTOMER_NAME, customerId, stored);
        if (stored != null && name == null) {
            throw new RuleViolation(
                    "UNREADABLE_NAME",
                    "the name of the customer %s cannot be read, so it cannot be removed from the text; replace the name first"
                            .formatted(customerId));
        }
        return name;
    }

    /** The corrections until a time, by language, without those that cannot be opened. */
    @Transactional
    Map<Language, List<Example>> until(Instant trainedAt) {
        var corrections = new EnumMap<Language, List<Example>>(Language.class);
        database.createNativeQuery(
                        "select correction_id, text, reason from reason_correction where corrected_at <= :until"
                                + " order by correction_id",
                        Tuple.class)
                .setParameter("until", trainedAt)
                .getResultList()
                .forEach(row -> {
                    var text = sealing.openIfReadable(
                            CORRECTION_TEXT, row.get(0, UUID.class).toString(), row.get(1, String.class));
                    if (text != null) {
                        corrections
                                .computeIfAbsent(Language.of(text), language -> new ArrayList<>())
                                .add(new Example(ChurnReason.valueOf(row.get(2, String.class)), text));
                    }
                });
        return corrections;
    }

    /** The time of the last accepted training; the epoch if there is none. */
    @Transactional
    Instant lastAccepted() {
        return scalar(
                        database,
                        "select coalesce(max(trained_at), timestamptz 'epoch') from reason_classifier where accepted",
                        Instant.class)
                .getSingleResult();
    }

    @Transactional(MANDATORY)
    void trained(UUID id, Instant at, boolean accepted, Object report) {
        database.createNativeMutationQuery(
                        "insert into reason_classifier values (:id, :at, :accepted, :report) on conflict do nothing")
                .setParameter("id", id)
                .setParameter("at", at)
                .setParameter("accepted", accepted)
                .setParameter("report", EventJson.write(report))
                .executeUpdate();
    }

    /** The report of the last accepted training. */
    @Transactional
    Optional<TrainingReport> latest() {
        return scalar(
                        database,
                        "select report from reason_classifier where accepted order by trained_at desc limit 1",
                        String.class)
                .uniqueResultOptional()
                .map(report -> EventJson.readBack(report, TrainingReport.class));
    }
}
