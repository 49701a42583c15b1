package io.winback.chassis.inbox;

import io.winback.chassis.outbox.CausationContext;
import io.winback.chassis.outbox.Cause;
import io.winback.chassis.tracing.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * Handles events that were not handled before, and in a repeatable subscription those that were, too. Their ids and their effects
 * are one transaction.
 */
@ApplicationScoped
@Transactional(MANDATORY)
class HandleEvents {

    private final InboxTable table;
    private final Tracing tracing;
    private final TransactionSynchronizationRegistry transaction;

    HandleEvents(InboxTable table, Tracing tracing, TransactionSynchronizationRegistry transaction) {
        this.table = table;
        this.tracing = tracing;
        this.transaction = transaction;
    }

    /** @param slice at most one event per customer */
    void handle(List<ReceivedEvent> slice, Subscription subscription) {
        var fresh = table.note(slice);
        var handled = subscription.isRepeatable() ? slice : fresh;
        try (var spans = new HandlingSpans(tracing, subscription.topic())) {
            var causes = new HashMap<String, Cause>();
            handled.forEach(event -> causes.put(event.event().customerId(), spans.start(event)));
            CausationContext.remember(transaction, causes);
            subscription.react(handled, fresh);
        }
    }
}
