package io.winback.customer.insights;

import io.winback.customer.reasons.Redaction;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** Quotes of customers for each churn reason, without personal data. */
@ApplicationScoped
class Quotes {

    private static final int MOST = 3;

    private final Session database;

    Quotes(Session database) {
        this.database = database;
    }

    /** For each reason, the quote with the highest confidence first, then the shortest. */
    Map<ChurnReason, List<String>> between(Instant from, Instant to) {
        var quotes = new HashMap<ChurnReason, List<String>>();
        database.createNativeQuery("""
                        select reason, words, name from (
                            select said.reason, said.words, min(customer.name) as name, row_number() over (
                                partition by said.reason
                                order by max(said.confidence) desc, length(said.words), said.words) as place
                            from (
                                select customer_id, reason, text as words, confidence from complaint
                                where opened_at >= :from and opened_at < :to
                                union all
                                select customer_id, reason, comment, confidence from survey_response
                                where answered_at >= :from and answered_at < :to
                                union all
                                select customer_id, reason, comment, confidence from cancellation
                                where cancelled_at >= :from and cancelled_at < :to) as said
                            join customer using (customer_id)
                            where said.reason <> 'UNKNOWN' and length(said.words) between 5 and 300
                            group by said.reason, said.words) as ranked
                        where place <= :most order by reason, place""", Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("most", MOST)
                .getResultList()
                .forEach(row -> quotes.computeIfAbsent(
                                ChurnReason.valueOf(row.get(0, String.class)), reason -> new ArrayList<>())
                        .add(Redaction.of(row.get(1, String.class), row.get(2, String.class))));
        return quotes;
    }
}
