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
                            select quote.reason, quote.words, min(customer.name) as name, row_number() over (
                                partition by quote.reason
                                order by max(quote.confidence) desc, length(quote.words), quote.words) as place
                            from (
                                select customer_id, reason, text as words, confidence from complaint
                                where opened_at >= :from and opened_at < :to
                                union all
                                select customer_id, reason, comment, confidence from survey_response
                                where answered_at >= :from and answered_at < :to
                                union all
                                select customer_id, reason, comment, confidence from cancellation
                                where cancelled_at >= :from and cancelled_at < :to) as quote
                            join customer using (customer_id)
                            where quote.reason <> :unknown and length(quote.words) between 5 and 300
                            group by quote.reason, quote.words) as ranked
                        where place <= :most order by reason, place""", Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("unknown", ChurnReason.UNKNOWN.name())
                .setParameter("most", MOST)
                .getResultList()
                .forEach(row -> quotes.computeIfAbsent(
                                ChurnReason.valueOf(row.get(0, String.class)), reason -> new ArrayList<>())
                        .add(Redaction.of(row.get(1, String.class), row.get(2, String.class))));
        return quotes;
    }
}
