package io.winback.customer.insights;

import io.winback.chassis.sealing.SealedColumn;
import io.winback.chassis.sealing.Sealing;
import io.winback.customer.reasons.Redaction;
import io.winback.customer.sealing.WordColumns;
import io.winback.events.customer.ChurnReason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

import static java.util.stream.Collectors.groupingBy;

/** Quotes of customers for each churn reason, without personal data. */
@ApplicationScoped
class Quotes {

    private static final int MOST = 3;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 300;

    /** A sealed text of the longest quote is shorter than this: it has four bytes for a character, in Base64. */
    private static final int LONGEST_STORED = 1_700;

    /** How many texts of a reason are opened, because the database cannot compare sealed ones. */
    private static final int OPENED = 300;

    private static final Map<String, SealedColumn> COLUMNS = Map.of(
            "complaint", WordColumns.COMPLAINT_TEXT,
            "survey_response", WordColumns.SURVEY_COMMENT,
            "cancellation", WordColumns.CANCELLATION_COMMENT);

    private static final Comparator<Quote> BEST_FIRST = Comparator.comparing(Quote::confidence)
            .reversed()
            .thenComparing(quote -> quote.words().length())
            .thenComparing(Quote::words);

    private final Session database;
    private final Sealing sealing;

    Quotes(Session database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    /** @param name of the customer; null if unknown */
    private record Quote(ChurnReason reason, double confidence, String words, String name) {}

    /** For each reason, the quote with the highest confidence first, then the shortest. */
    Map<ChurnReason, List<String>> between(Instant from, Instant to) {
        var quotes = new HashMap<ChurnReason, List<String>>();
        candidates(from, to).forEach((reason, candidates) -> quotes.put(reason, best(candidates)));
        return quotes;
    }

    private static List<String> best(List<Quote> candidates) {
        var words = new HashSet<String>();
        var best = new ArrayList<String>();
        candidates.stream()
                .sorted(BEST_FIRST)
                .filter(quote -> words.add(quote.words()))
                .limit(MOST)
                .forEach(quote -> best.add(Redaction.of(quote.words(), quote.name())));
        return best;
    }

    /** The texts of the highest confidence, and of these the shortest. The length of a sealed text shows that of the words. */
    private Map<ChurnReason, List<Quote>> candidates(Instant from, Instant to) {
        return database
                .createNativeQuery("""
                        select reason, confidence, source, id, words, customer_id, name from (
                            select quote.*, customer.name, row_number() over (
                                partition by quote.reason
                                order by quote.confidence desc, length(quote.words), quote.id) as place
                            from (
                                select 'complaint' as source, complaint_id as id, customer_id, reason, text as words, confidence
                                from complaint where opened_at >= :from and opened_at < :to
                                union all
                                select 'survey_response', response_id, customer_id, reason, comment, confidence
                                from survey_response where answered_at >= :from and answered_at < :to
                                union all
                                select 'cancellation', cancellation_id, customer_id, reason, comment, confidence
                                from cancellation where cancelled_at >= :from and cancelled_at < :to) as quote
                            join customer using (customer_id)
                            where quote.reason <> :unknown and length(quote.words) between :shortest and :longest) as ranked
                        where place <= :opened""", Tuple.class)
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("unknown", ChurnReason.UNKNOWN.name())
                .setParameter("shortest", SHORTEST)
                .setParameter("longest", LONGEST_STORED)
                .setParameter("opened", OPENED)
                .getResultList()
                .stream()
                .map(this::opened)
                .flatMap(Optional::stream)
                .filter(quote ->
                        quote.words().length() >= SHORTEST && quote.words().length() <= LONGEST)
                .collect(groupingBy(Quote::reason));
    }

    /** Empty if the words cannot be opened, or a name that would be removed from them. */
    private Optional<Quote> opened(Tuple row) {
        var column = COLUMNS.get(row.get(2, String.class));
        var words = sealing.openIfReadable(column, row.get(3, UUID.class).toString(), row.get(4, String.class));
        var name =
                sealing.openIfReadable(WordColumns.CUSTOMER_NAME, row.get(5, String.class), row.get(6, String.class));
        return words == null || name == null && row.get(6) != null
                ? Optional.empty()
                : Optional.of(new Quote(
                        ChurnReason.valueOf(row.get(0, String.class)), row.get(1, Double.class), words, name));
    }
}
