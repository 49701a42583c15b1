package io.winback.customer.churn;

import io.winback.chassis.outbox.Outbox;
import io.winback.customer.profile.Customer;
import io.winback.events.customer.Stage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * Finds the churn episodes of customers from all their facts, and stores and publishes what differs from the stored episodes. So
 * the result does not depend on the order in which facts arrive. The transaction has locked the customers, and the caller stores
 * them. Facts of a customer who is recorded as deceased count when the death is revoked.
 */
@ApplicationScoped
public class CorrectEpisodes {

    private final StoredEpisodes storedEpisodes;
    private final ReadEpisodeFacts readEpisodeFacts;
    private final InferEpisodeReasons inferEpisodeReasons;
    private final EpisodeEnds episodeEnds;
    private final EndedEpisodes endedEpisodes;
    private final Outbox outbox;

    CorrectEpisodes(
            StoredEpisodes storedEpisodes,
            ReadEpisodeFacts readEpisodeFacts,
            InferEpisodeReasons inferEpisodeReasons,
            EpisodeEnds episodeEnds,
            EndedEpisodes endedEpisodes,
            Outbox outbox) {
        this.storedEpisodes = storedEpisodes;
        this.readEpisodeFacts = readEpisodeFacts;
        this.inferEpisodeReasons = inferEpisodeReasons;
        this.episodeEnds = episodeEnds;
        this.endedEpisodes = endedEpisodes;
        this.outbox = outbox;
    }

    /** Publishes the profiles of stored customers. */
    @Transactional(MANDATORY)
    public void publishProfiles(Collection<Customer> changed) {
        outbox.publish(changed.stream().map(Customer::profile).toList());
    }

    /**
     * Orders of these customers became known or were cancelled, or uses of coupons became known or were reversed.
     *
     * @return the customers whose episodes changed
     */
    @Transactional(MANDATORY)
    public List<Customer> correct(Collection<Customer> customers) {
        var stored = storedEpisodes.of(customers.stream().map(Customer::id).toList());
        var churned = customers.stream()
                .filter(customer -> stored.containsKey(customer.id()) || customer.stage() == Stage.CHURNED)
                .toList();
        return correct(churned, stored, EpisodeChange.RETURN);
    }

    /** The customer cancelled, or a death was revoked. */
    @Transactional(MANDATORY)
    void correct(Customer customer, EpisodeChange change) {
        correct(List.of(customer), storedEpisodes.of(List.of(customer.id())), change);
    }

    /** The customer cancelled, and has no other cancellation, episode or coupon. The result is that of all facts. */
    @Transactional(MANDATORY)
    void begin(Customer customer, Cancellation first) {
        if (customer.deceased() || customer.openEpisode().isPresent()) {
            correct(customer, EpisodeChange.of(first));
            return;
        }
        store(
                List.of(EpisodeComparison.of(customer, List.of(), readEpisodeFacts.ofFirst(customer, first))),
                EpisodeChange.of(first));
        if (customer.totals().orders() > 0) {
            endedEpisodes.recount(List.of(customer.id()));
        }
    }

    private List<Customer> correct(
            List<Customer> customers, Map<String, List<StoredEpisode>> stored, EpisodeChange change) {
        if (customers.isEmpty()) {
            return List.of();
        }
        var living = customers.stream().filter(customer -> !customer.deceased()).toList();
        var changed = living.isEmpty() ? List.<Customer>of() : correctLiving(living, stored, change);
        endedEpisodes.recount(customers.stream().map(Customer::id).toList());
        return changed;
    }

    private List<Customer> correctLiving(
            List<Customer> customers, Map<String, List<StoredEpisode>> stored, EpisodeChange change) {
        var known = new HashMap<String, List<StoredEpisode>>();
        customers.forEach(customer -> known.put(
                customer.id(), OpenEpisodes.withOpen(customer, stored.getOrDefault(customer.id(), List.of()))));
        var facts = readEpisodeFacts.read(customers, known);
        var comparisons = new ArrayList<EpisodeComparison>();
        for (var customer : customers) {
            comparisons.add(EpisodeComparison.of(customer, known.get(customer.id()), facts.get(customer.id())));
        }
        return store(comparisons, change);
    }

    private List<Customer> store(List<EpisodeComparison> comparisons, EpisodeChange change) {
        var ends = episodeEnds.of(comparisons);
        var reasons = inferEpisodeReasons.infer(comparisons.stream()
                .flatMap(comparison -> comparison.questions(change))
                .toList());
        var corrections = new EpisodeCorrections();
        comparisons.forEach(comparison -> corrections.add(comparison, ends, reasons));
        storedEpisodes.delete(corrections.withdrawn());
        storedEpisodes.change(corrections.changed());
        storedEpisodes.add(corrections.added());
        outbox.publish(corrections.events());
        return corrections.customers();
    }
}
