package io.winback.notification.recipient;

import io.winback.events.Channel;
import io.winback.events.customer.ConsentStatements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toSet;

/** The consents of customers, with their history. */
@ApplicationScoped
public class Consents {

    private final ConsentTable table;
    private final ConsentHistory history;
    private final ConsentLock lock;

    Consents(ConsentTable table, ConsentHistory history, ConsentLock lock) {
        this.table = table;
        this.history = history;
        this.lock = lock;
    }

    /**
     * The result of storing statements.
     *
     * @param newStatements the statements that were not stored yet
     * @param ofPersons the latest statements of the customers themselves, stored now or before
     */
    record Stored(List<ConsentChange> newStatements, List<ConsentChange> ofPersons) {}

    /** Which channels a customer allows; a channel without a statement is absent. */
    public Map<Channel, Boolean> ofCustomer(String customerId) {
        return table.granted(customerId);
    }

    ConsentStatements statements(String customerId, Channel channel) {
        return table.find(List.of(customerId))
                .getOrDefault(new ConsentKey(customerId, channel), StoredConsent.NONE)
                .statements();
    }

    /** Whether all these statements are stored. */
    boolean areStored(List<ConsentChange> stated) {
        Set<String> customerIds = stated.stream().map(ConsentChange::customerId).collect(toSet());
        return NewStatement.among(stated, table.find(customerIds)).isEmpty();
    }

    /**
     * Stores the statements that are new, and their history. It locks exclusively only if there is a new one. A caller that
     * locks rows of recipients must lock exclusively before that.
     */
    @Transactional(MANDATORY)
    Stored store(List<ConsentChange> stated, Collection<String> customerIds) {
        var stored = table.find(customerIds);
        var newStatements = NewStatement.among(stated, stored);
        if (!newStatements.isEmpty()) {
            lock.lockExclusively();
            // Another transaction may have stored some of them while this one waited for the lock.
            stored = table.find(customerIds);
            newStatements = NewStatement.among(stated, stored);
        }
        var consents = new HashMap<>(stored);
        if (!newStatements.isEmpty()) {
            var latest = new LinkedHashMap<ConsentKey, StoredConsent>();
            newStatements.forEach(one -> latest.put(one.change().key(), one.after()));
            table.store(latest);
            history.add(newStatements);
            consents.putAll(latest);
        }
        return new Stored(newStatements.stream().map(NewStatement::change).toList(), ofPersons(consents));
    }

    @Transactional(MANDATORY)
    void delete(String customerId) {
        table.delete(customerId);
        history.delete(customerId);
    }

    private static List<ConsentChange> ofPersons(Map<ConsentKey, StoredConsent> consents) {
        return consents.entrySet().stream()
                .filter(one -> one.getValue().statements().person() != null)
                .map(one -> new ConsentChange(
                        one.getKey().customerId(),
                        one.getKey().channel(),
                        one.getValue().statements().person(),
                        one.getValue().source(),
                        null))
                .toList();
    }
}
