package io.winback.notification.recipient;

import io.winback.chassis.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;

/** Stores statements of a customer, after the withdrawals that wait for the recipient, and publishes the new ones. */
@ApplicationScoped
class StoreStatements {

    private final Consents consents;
    private final PendingWithdrawals pendingWithdrawals;
    private final Outbox outbox;

    StoreStatements(Consents consents, PendingWithdrawals pendingWithdrawals, Outbox outbox) {
        this.consents = consents;
        this.pendingWithdrawals = pendingWithdrawals;
        this.outbox = outbox;
    }

    @Transactional(TxType.MANDATORY)
    void storePending(String customerId) {
        store(customerId, pendingWithdrawals.take(List.of(customerId)));
    }

    @Transactional(TxType.MANDATORY)
    void store(String customerId, List<ConsentChange> stated) {
        var news = consents.store(stated, List.of(customerId)).news();
        outbox.publish(news.stream().map(ConsentChange::event).toList());
    }
}
