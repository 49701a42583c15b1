package io.winback.chassis.outbox;

import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Map;
import java.util.Optional;

/** The event that the transaction handles for each customer. It is the cause of the events that the transaction publishes on that customer. */
public final class CausationContext {

    private CausationContext() {}

    public static void remember(TransactionSynchronizationRegistry transaction, Map<String, Cause> byCustomer) {
        transaction.putResource(CausationContext.class, byCustomer);
    }

    @SuppressWarnings("unchecked")
    static Optional<Cause> of(TransactionSynchronizationRegistry transaction, String customerId) {
        return Optional.ofNullable((Map<String, Cause>) transaction.getResource(CausationContext.class))
                .map(causes -> causes.get(customerId));
    }
}
