package io.winback.chassis.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.events.Event;
import io.winback.events.EventJson;
import io.winback.events.Tombstone;
import io.winback.events.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Where a use case leaves what it has to tell. An event is published if, and only if, the transaction it was published
 * in commits; the events of one customer leave in the order in which they were published.
 */
@ApplicationScoped
public class Outbox {

    private final OutboxTable table;
    private final OutboxRelay relay;
    private final TransactionSynchronizationRegistry transaction;
    private final Clock clock;

    Outbox(OutboxTable table, OutboxRelay relay, TransactionSynchronizationRegistry transaction, Clock clock) {
        this.table = table;
        this.relay = relay;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @throws IllegalStateException outside a transaction */
    public void publish(Event event) {
        waiting().add(rowOf(event));
    }

    public void publish(Collection<? extends Event> events) {
        var waiting = waiting();
        events.forEach(event -> waiting.add(rowOf(event)));
    }

    /**
     * Publishes once more an event that was set aside, after its cause was mended. It leaves after what was published on
     * its customer since.
     */
    public void publishAgain(UUID id, String topic, String key, String type, byte[] payload, String traceparent) {
        waiting()
                .add(new OutboxRow(
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
                cause.map(Cause::traceparent).orElseGet(Cause::newTraceparent));
    }

    @SuppressWarnings("unchecked")
    private List<OutboxRow> waiting() {
        if (transaction.getTransactionStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("an event can only be published in a transaction");
        }
        var waiting = (List<OutboxRow>) transaction.getResource(Outbox.class);
        if (waiting == null) {
            waiting = new ArrayList<>();
            transaction.putResource(Outbox.class, waiting);
            transaction.registerInterposedSynchronization(new Departure(waiting));
        }
        return waiting;
    }

    /** One insert for all that a transaction published, just before it commits; the relay is woken just after. */
    private final class Departure implements Synchronization {

        private final List<OutboxRow> rows;

        private Departure(List<OutboxRow> rows) {
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
