package io.winback.notification.recipient;

import io.winback.chassis.outbox.Outbox;
import io.winback.events.customer.CustomerProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

/** Stores the consents that profiles state, and publishes those of customers that customer-service does not have. */
@ApplicationScoped
class StoreProfileConsents {

    private final Consents consents;
    private final PendingWithdrawals pendingWithdrawals;
    private final Outbox outbox;

    StoreProfileConsents(Consents consents, PendingWithdrawals pendingWithdrawals, Outbox outbox) {
        this.consents = consents;
        this.pendingWithdrawals = pendingWithdrawals;
        this.outbox = outbox;
    }

    /** Whether all consents of these profiles are stored. */
    boolean areStored(List<CustomerProfile> profiles) {
        return consents.areStored(stated(profiles));
    }

    /** @param withPending whether there may be withdrawals that waited for these recipients */
    @Transactional(MANDATORY)
    void store(List<CustomerProfile> profiles, boolean withPending) {
        var customerIds = profiles.stream().map(CustomerProfile::customerId).toList();
        var stated = new ArrayList<>(stated(profiles));
        if (withPending) {
            stated.addAll(pendingWithdrawals.take(customerIds));
        }
        publish(profiles, consents.store(stated, customerIds).ofPersons());
    }

    /** Publishes the statements of customers that their profiles do not contain. */
    private void publish(List<CustomerProfile> profiles, List<ConsentChange> ofPersons) {
        var byCustomer = profiles.stream().collect(toMap(CustomerProfile::customerId, Function.identity()));
        outbox.publish(ofPersons.stream()
                .filter(statement ->
                        !byCustomer.get(statement.customerId()).contains(statement.channel(), statement.consent()))
                .map(ConsentChange::event)
                .toList());
    }

    private static List<ConsentChange> stated(List<CustomerProfile> profiles) {
        return profiles.stream().flatMap(StoreProfileConsents::stated).toList();
    }

    private static Stream<ConsentChange> stated(CustomerProfile profile) {
        return profile.statements().entrySet().stream().flatMap(stated -> stated.getValue().stream()
                .map(consent ->
                        new ConsentChange(profile.customerId(), stated.getKey(), consent, ConsentTable.PROFILE, null)));
    }
}
