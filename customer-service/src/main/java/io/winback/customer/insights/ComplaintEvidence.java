package io.winback.customer.insights;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.chassis.sealing.Sealing;
import io.winback.customer.sealing.WordColumns;
import io.winback.events.EventJson;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.UUID;
import org.hibernate.Session;

import static java.util.Comparator.reverseOrder;

/** The evidence of complaints for each churn reason. It is sealed, so it is counted here and not in the database. */
@ApplicationScoped
class ComplaintEvidence {

    private static final int MOST = 5;
    private static final int FETCHED = 1_000;

    private final Session database;
    private final Sealing sealing;

    ComplaintEvidence(Session database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    /** The most frequent evidence words of complaints in the period, by reason. */
    Map<ChurnReason, List<String>> between(Instant from, Instant to) {
        var counts = new EnumMap<ChurnReason, Map<String, Long>>(ChurnReason.class);
        try (var rows = database.createNativeQuery("""
                        select reason, complaint_id, evidence from complaint
                        where opened_at >= :from and opened_at < :to""", Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setFetchSize(FETCHED)
                .getResultStream()) {
            rows.forEach(row -> {
                var words = counts.computeIfAbsent(
                        ChurnReason.valueOf(row.get(0, String.class)), reason -> new HashMap<>());
                evidence(row).forEach(word -> words.merge(word, 1L, Long::sum));
            });
        }
        var most = new EnumMap<ChurnReason, List<String>>(ChurnReason.class);
        counts.forEach((reason, words) -> most.put(reason, mostFrequent(words)));
        return most;
    }

    private List<String> evidence(Tuple row) {
        var plain = sealing.openIfReadable(
                WordColumns.COMPLAINT_EVIDENCE, row.get(1, UUID.class).toString(), row.get(2, String.class));
        return plain == null ? List.of() : EventJson.readBack(plain, new TypeReference<>() {});
    }

    private static List<String> mostFrequent(Map<String, Long> words) {
        return words.entrySet().stream()
                .sorted(Entry.<String, Long>comparingByValue(reverseOrder()).thenComparing(Entry.comparingByKey()))
                .limit(MOST)
                .map(Entry::getKey)
                .toList();
    }
}
