package io.winback.customer.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The erased customers, so that they are erased again after a backup is restored. */
@ApplicationScoped
class ErasureLog {

    private final Session database;

    ErasureLog(Session database) {
        this.database = database;
    }

    /** One erasure of one customer. */
    @Schema(name = "Erasure")
    record Entry(String customerId, UUID erasureId, Instant erasedAt) {}

    /** A repeated erasure changes nothing. */
    @Transactional(MANDATORY)
    void add(Entry entry) {
        database.createNativeMutationQuery("""
                        insert into erasure_log (erasure_id, customer_id, erased_at) values (:erasure, :customer, :at)
                        on conflict do nothing""")
                .setParameter("erasure", entry.erasureId())
                .setParameter("customer", entry.customerId())
                .setParameter("at", entry.erasedAt())
                .executeUpdate();
    }

    /** The entries after a time and an erasure id, the oldest first. */
    @Transactional
    List<Entry> from(Instant at, UUID erasureId, int limit) {
        return database
                .createNativeQuery("""
                        select customer_id, erasure_id, erased_at from erasure_log
                        where (erased_at, erasure_id) > (:at, :erasure) order by erased_at, erasure_id limit :most""", Tuple.class)
                .setParameter("at", at)
                .setParameter("erasure", erasureId)
                .setParameter("most", limit)
                .getResultList()
                .stream()
                .map(row -> new Entry(row.get(0, String.class), row.get(1, UUID.class), row.get(2, Instant.class)))
                .toList();
    }
}
