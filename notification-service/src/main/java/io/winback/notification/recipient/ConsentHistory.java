package io.winback.notification.recipient;

import io.winback.events.Channel;
import io.winback.events.customer.ConsentOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Every new statement on consents, also if it had no effect: the record that the law requires. */
@ApplicationScoped
public class ConsentHistory {

    private final Session database;

    ConsentHistory(Session database) {
        this.database = database;
    }

    /**
     * One statement.
     *
     * @param entryId orders statements of the same time
     * @param wording the words that the customer agreed to; null if not known
     * @param tookEffect whether the effective consent changed with it
     */
    public record Entry(
            long entryId,
            Channel channel,
            boolean granted,
            Instant at,
            ConsentOrigin origin,
            String source,
            String wording,
            boolean tookEffect) {}

    /** The statements before this time, or at this time with a smaller entry id; the newest first. */
    public List<Entry> before(String customerId, Instant at, long entryId, int most) {
        return database
                .createNativeQuery("""
                        select entry_id, channel, granted, at, origin, source, wording, took_effect from consent_history
                        where customer_id = :customer and (at, entry_id) < (:at, :entry)
                        order by at desc, entry_id desc limit :most""", Tuple.class)
                .setParameter("customer", customerId)
                .setParameter("at", at)
                .setParameter("entry", entryId)
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(row -> new Entry(
                        row.get(0, Long.class),
                        Channel.valueOf(row.get(1, String.class)),
                        row.get(2, Boolean.class),
                        row.get(3, Instant.class),
                        ConsentOrigin.valueOf(row.get(4, String.class)),
                        row.get(5, String.class),
                        row.get(6, String.class),
                        row.get(7, Boolean.class)))
                .toList();
    }

    @Transactional(MANDATORY)
    void add(List<NewStatement> newStatements) {
        var changes = newStatements.stream().map(NewStatement::change).toList();
        database.createNativeMutationQuery("""
                        insert into consent_history (customer_id, channel, granted, at, origin, source, wording, took_effect)
                        select customer_id, channel, granted, cast(at as timestamptz), origin, source, wording, took_effect
                        from unnest(:customers, :channels, :granted, :times, :origins, :sources, :wordings, :effects)
                            as stated (customer_id, channel, granted, at, origin, source, wording, took_effect)""")
                .setParameter("customers", texts(changes, ConsentChange::customerId))
                .setParameter("channels", texts(changes, ConsentChange::channel))
                .setParameter(
                        "granted",
                        changes.stream()
                                .map(change -> change.consent().granted())
                                .toArray(Boolean[]::new))
                .setParameter("times", texts(changes, change -> change.consent().at()))
                .setParameter(
                        "origins", texts(changes, change -> change.consent().origin()))
                .setParameter("sources", texts(changes, ConsentChange::source))
                .setParameter("wordings", texts(changes, ConsentChange::wording))
                .setParameter(
                        "effects",
                        newStatements.stream().map(NewStatement::tookEffect).toArray(Boolean[]::new))
                .executeUpdate();
    }

    @Transactional(MANDATORY)
    void delete(String customerId) {
        database.createNativeMutationQuery("delete from consent_history where customer_id = :customer")
                .setParameter("customer", customerId)
                .executeUpdate();
    }

    private static String[] texts(List<ConsentChange> changes, Function<ConsentChange, Object> value) {
        return changes.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }
}
