package io.winback.customer.scoring;

import io.winback.chassis.outbox.Outbox;
import io.winback.customer.churn.ChurnEpisodes;
import io.winback.customer.churn.UsedCoupons;
import io.winback.customer.models.LapseClock.Status;
import io.winback.customer.profile.BulkCustomers;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.StageTransition;
import io.winback.customer.profile.Valuations.State;
import io.winback.customer.reasons.InferredReason;
import io.winback.customer.reasons.Signal;
import io.winback.customer.reasons.Signals;
import io.winback.events.Event;
import io.winback.events.customer.CustomerChurned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

/** Applies scores to customers whose stage, tier or orders change, and publishes their events. */
@ApplicationScoped
class ApplyScores {

    private static final Logger LOG = Logger.getLogger(ApplyScores.class);

    private final BulkCustomers customers;
    private final Signals signals;
    private final UsedCoupons usedCoupons;
    private final ChurnEpisodes churnEpisodes;
    private final Outbox outbox;

    ApplyScores(
            BulkCustomers customers,
            Signals signals,
            UsedCoupons usedCoupons,
            ChurnEpisodes churnEpisodes,
            Outbox outbox) {
        this.customers = customers;
        this.signals = signals;
        this.usedCoupons = usedCoupons;
        this.churnEpisodes = churnEpisodes;
        this.outbox = outbox;
    }

    /**
     * @param states before the scoring, by customer id
     * @return how many customers churned newly
     */
    @Transactional(MANDATORY)
    long apply(List<CustomerScore> scores, Map<String, State> states, ScoringRun run) {
        if (scores.isEmpty()) {
            return 0;
        }
        var locked = customers
                .lock(scores.stream().map(CustomerScore::customerId).toList())
                .stream()
                .filter(customer -> !customer.erased())
                .collect(toMap(Customer::id, Function.identity()));
        var reasons = reasons(scores, states, run);
        var lastUses = lastUses(scores);
        var scored = new ArrayList<Customer>();
        var changed = new ArrayList<Customer>();
        List<Event> events = new ArrayList<>();
        for (var score : scores) {
            var customer = locked.get(score.customerId());
            if (customer == null || isOutdated(score, customer, run)) {
                continue;
            }
            var before = customer.lifecycleKey();
            boolean ordersChanged =
                    customer.recordScore(score.value(), score.history().bought());
            var lastUse = lastUses.get(customer.id());
            if (!customer.orderedAfter(run.moment()) && !run.isBefore(lastUse)) {
                apply(score, lastUse, customer, reasons, run).ifPresent(events::add);
            }
            scored.add(customer);
            if (ordersChanged || !before.equals(customer.lifecycleKey())) {
                changed.add(customer);
            }
        }
        customers.store(scored);
        outbox.publish(changed.stream().map(Customer::profile).toList());
        var churned = events.stream()
                .filter(CustomerChurned.class::isInstance)
                .map(CustomerChurned.class::cast)
                .toList();
        churnEpisodes.begin(churned.stream()
                .map(lapse -> new ChurnEpisodes.Begun(
                        lapse, locked.get(lapse.customerId()).returnsAfter()))
                .toList());
        if (!churned.isEmpty()) {
            LOG.infof(
                    "%d customers have churned, in episodes %s",
                    churned.size(),
                    churned.stream().map(CustomerChurned::episodeId).toList());
        }
        outbox.publish(events);
        return churned.size();
    }

    /**
     * Whether the customer ordered during the scoring or after its day, or a scoring of a later day was applied. Then the score says
     * nothing of today.
     */
    private static boolean isOutdated(CustomerScore score, Customer customer, ScoringRun run) {
        var known = run.isOfNow() ? score.history().last() : run.moment();
        return customer.orderedAfter(known) || customer.scoredAfter(run.asOf());
    }

    /** Read only for customers who may churn. The transaction has locked them, so that no use is missed. */
    private Map<String, Instant> lastUses(List<CustomerScore> scores) {
        return usedCoupons.lastUses(scores.stream()
                .filter(score -> score.assessment().status() != Status.ALIVE)
                .map(CustomerScore::customerId)
                .toList());
    }

    /** Signals are read only for customers who may churn. */
    private Map<String, List<Signal>> reasons(List<CustomerScore> scores, Map<String, State> states, ScoringRun run) {
        return signals.on(
                scores.stream()
                        .filter(score -> score.assessment().status() == Status.LOST
                                && states.get(score.customerId()).allows(StageTransition.CHURN))
                        .map(CustomerScore::customerId)
                        .toList(),
                run.asOf());
    }

    private static Optional<? extends Event> apply(
            CustomerScore score,
            Instant lastUse,
            Customer customer,
            Map<String, List<Signal>> reasons,
            ScoringRun run) {
        var assessment = score.assessment(lastUse, run.moment());
        return switch (assessment.status()) {
            case LOST ->
                customer.lapse(
                        run.moment(),
                        score.returnsAfter(assessment, run.moment(), run.zoneOf(customer)),
                        InferredReason.from(reasons.getOrDefault(customer.id(), List.of()), run.moment()),
                        assessment.evidence(run.modelName()));
            case AT_RISK -> customer.becomeAtRisk(run.moment(), assessment.evidence(run.modelName()));
            case ALIVE -> {
                customer.becomeActive(run.moment());
                yield Optional.empty();
            }
        };
    }
}
