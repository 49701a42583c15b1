package io.winback.notification.message;

import io.winback.chassis.database.StorableText;
import io.winback.chassis.sealing.SealedColumn;
import io.winback.chassis.sealing.SealedTable;
import io.winback.chassis.sealing.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The history of messages: failed attempts, refusals and resumed claims. */
@ApplicationScoped
public class MessageHistory {

    private static final int LONGEST_DETAIL = 500;

    /** The answer of a provider may name an address or quote the message. Rows from before sealing expire. */
    private static final SealedColumn DETAIL = new SealedColumn("message_event", "detail");

    public static final SealedTable SEALED =
            SealedTable.of("message_event", "message_id", "uuid").value(DETAIL);

    private final Session database;
    private final Sealing sealing;

    MessageHistory(Session database, Sealing sealing) {
        this.database = database;
        this.sealing = sealing;
    }

    @Transactional(MANDATORY)
    public void add(List<HistoryEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        database.createNativeMutationQuery("""
                        insert into message_event (message_id, at, what, detail)
                        select message_id, cast(at as timestamptz), what,
                            -- the answer of a provider may name an address
                            case when customer_id like 'erased.%' then null else detail end
                        from unnest(:ids, :times, :whats, :details) as entry (message_id, at, what, detail)
                            join message using (message_id)""")
                .setParameter(
                        "ids", entries.stream().map(HistoryEntry::messageId).toArray(UUID[]::new))
                .setParameter(
                        "times",
                        entries.stream().map(entry -> entry.at().toString()).toArray(String[]::new))
                .setParameter("whats", entries.stream().map(HistoryEntry::what).toArray(String[]::new))
                .setParameter("details", entries.stream().map(this::detail).toArray(String[]::new))
                .executeUpdate();
    }

    List<HistoryEntry> ofMessage(UUID messageId) {
        return database
                .createNativeQuery(
                        "select message_id, at, what, detail from message_event where message_id = :message order by"
                                + " at",
                        Tuple.class)
                .setParameter("message", messageId)
                .getResultList()
                .stream()
                .map(row -> new HistoryEntry(
                        row.get(0, UUID.class),
                        row.get(1, Instant.class),
                        row.get(2, String.class),
                        sealing.openIfReadable(DETAIL, messageId.toString(), row.get(3, String.class))))
                .toList();
    }

    private String detail(HistoryEntry entry) {
        return sealing.seal(DETAIL, entry.messageId().toString(), StorableText.of(entry.detail(), LONGEST_DETAIL));
    }
}
