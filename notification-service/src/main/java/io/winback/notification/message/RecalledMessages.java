package io.winback.notification.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The claimed messages that must not be written, although a worker holds them. */
@ApplicationScoped
public class RecalledMessages {

    /** Messages that a worker holds and has not written. Stated as constants: see {@link MessageState#WAITING_SQL}. */
    private static final String WRITABLE = "customer_id = :customer and state in " + MessageState.WAITING_SQL
            + " and claimed_until >= :now and not written";

    private final Session database;

    RecalledMessages(Session database) {
        this.database = database;
    }

    /** The messages among these that were recalled after they were claimed. */
    public Set<UUID> among(Collection<UUID> ids) {
        return new HashSet<>(
                scalar(database, "select message_id from message where message_id = any(:ids) and recalled", UUID.class)
                        .setParameter("ids", ids.toArray(UUID[]::new))
                        .getResultList());
    }

    /** Marks the messages to a customer that workers hold, so that they are not written. */
    @Transactional(MANDATORY)
    void recall(String customerId, Instant now) {
        database.createNativeMutationQuery("update message set recalled = true where " + WRITABLE)
                .setParameter("customer", customerId)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Whether a worker may still write a message to this customer. */
    boolean mayStillBeWritten(String customerId, Instant now) {
        return !scalar(database, "select 1 from message where " + WRITABLE + " limit 1", Integer.class)
                .setParameter("customer", customerId)
                .setParameter("now", now)
                .getResultList()
                .isEmpty();
    }
}
