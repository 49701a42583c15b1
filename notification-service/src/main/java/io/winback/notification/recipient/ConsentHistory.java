package io.winback.notification.recipient;

import io.winback.events.Channel;
import io.winback.events.customer.ConsentOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;

/** Every statement on consents that was news, for the record that the law asks for, also where it had no effect. */
@ApplicationScoped
public class ConsentHistory {

    private final Session database;

    ConsentHistory(Session database) {
        this.database = database;
    }

    /**
     * One statement.
     *
     * @param entryId tells two of one moment apart
     * @param wording the words that the person agreed to; null if not known
     * @param tookEffect whether the consent that counts changed with it
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

    /** The newest first, those before a moment and what stands behind it in the same. */
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
}
