package io.winback.chassis.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.chassis.tracing.Tracing;
import io.winback.events.Event;
import io.winback.events.EventJson;
import io.winback.events.Tombstone;
import io.winback.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Publishes events with the transaction of the caller: an event leaves if, and only if, that transaction commits. The events
 * of one customer leave in the order in which they were published.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class Outbox {

    private final OutboxTable table;
    private final OutboxRelay relay;
    private final TransactionSynchronizationRegistry transaction;
    private final Tracing tracing;
    private final Clock clock;

    Outbox(
            OutboxTable table,
            OutboxRelay relay,
            TransactionSynchronizationRegistry transaction,
            Tracing tracing,
            Clock clock) {
        this.table = table;
        this.relay = relay;
        this.transaction = transaction;
        this.tracing = tracing;
        this.clock = clock;
    }

    public void publish(Event event) {
        rows().add(rowOf(event));
    }

    public void publish(Collection<? extends Event> events) {
        var rows = rows();
        events.forEach(event -> rows.add(rowOf(event)));
    }

    /** Publishes a dead letter of the outbox again. It leaves after the events of its customer that were published since. */
    public void publishAgain(UUID id, String topic, String key, String type, byte[] payload, String traceparent) {
        rows().add(new OutboxRow(
                id,
                topic,
                key,
                type,
                payload == null ? null : new String(payload, UTF_8),
                clock.instant(),
                null,
                traceparent));
    }

    private OutboxRow rowOf(Event event) {
        var cause = CausationContext.of(transaction, event.customerId());
        return new OutboxRow(
                event instanceof Tombstone last ? last.erasureId() : UuidCreator.getTimeOrderedEpoch(),
                Topic.of(event).toString(),
                event.customerId(),
                event.getClass().getSimpleName(),
                event instanceof Tombstone ? null : EventJson.write(event),
                clock.instant(),
                cause.map(Cause::eventId).orElse(null),
                cause.map(Cause::traceparent).orElseGet(tracing::traceparent));
    }

    /** The rows of the transaction so far. */
    @SuppressWarnings("unchecked")
    private List<OutboxRow> rows() {
        var rows = (List<OutboxRow>) transaction.getResource(Outbox.class);
        if (rows == null) {
            rows = new ArrayList<>();
            transaction.putResource(Outbox.class, rows);
            transaction.registerInterposedSynchronization(new InsertAtCommit(rows));
        }
        return rows;
    }

    /** Inserts all rows of a transaction before it commits, and wakes the relay after. */
    private final class InsertAtCommit implements Synchronization {

        private final List<OutboxRow> rows;

        private InsertAtCommit(List<OutboxRow> rows) {
            this.rows = rows;
        }

        @Override
        public void beforeCompletion() {
            table.insert(rows);
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                relay.wake();
            }
        }
    }
}
