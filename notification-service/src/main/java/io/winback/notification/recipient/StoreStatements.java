package io.winback.notification.recipient;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Stores statements of a customer, after the withdrawals that wait for the recipient, and publishes the new ones. */
@ApplicationScoped
class StoreStatements {

    private final Consents consents;
    private final PendingWithdrawals pendingWithdrawals;
    private final Outbox outbox;
    private final Clock clock;

    StoreStatements(Consents consents, PendingWithdrawals pendingWithdrawals, Outbox outbox, Clock clock) {
        this.consents = consents;
        this.pendingWithdrawals = pendingWithdrawals;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional(MANDATORY)
    void storePending(String customerId) {
        store(customerId, pendingWithdrawals.take(List.of(customerId)));
    }

    /** The effective consents. */
    @Transactional(MANDATORY)
    Map<Channel, Boolean> effective(String customerId) {
        return consents.ofCustomer(customerId);
    }

    /**
     * @param evidence with its source
     * @return the effective consents
     */
    @Transactional(MANDATORY)
    Map<Channel, Boolean> store(String customerId, Map<Channel, Boolean> stated, ConsentEvidence evidence) {
        store(
                customerId,
                stated.entrySet().stream()
                        .map(one -> change(customerId, one.getKey(), one.getValue(), evidence))
                        .toList());
        return consents.ofCustomer(customerId);
    }

    private void store(String customerId, List<ConsentChange> changes) {
        var newStatements = consents.store(changes, List.of(customerId)).newStatements();
        outbox.publish(newStatements.stream().map(ConsentChange::event).toList());
    }

    private ConsentChange change(String customerId, Channel channel, boolean granted, ConsentEvidence evidence) {
        var at = statedAt(customerId, channel, granted, evidence.at());
        var consent = new Consent(granted, at, ConsentOrigin.PERSON);
        return new ConsentChange(customerId, channel, consent, evidence.source(), evidence.wording());
    }

    /** A withdrawal that is stated now follows every earlier statement of the customer, even if our clock is behind. */
    private Instant statedAt(String customerId, Channel channel, boolean granted, Instant given) {
        var now = clock.instant();
        if (given != null && given.isBefore(now)) {
            return given;
        }
        var before = consents.statements(customerId, channel).person();
        return granted || before == null || now.isAfter(before.at().plus(1, ChronoUnit.MICROS))
                ? now
                : before.at().plus(1, ChronoUnit.MICROS);
    }
}
