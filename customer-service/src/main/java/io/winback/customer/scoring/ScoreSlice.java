package io.winback.customer.scoring;

import io.winback.chassis.outbox.Outbox;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.churn.ChurnEpisodes;
import io.winback.customer.models.LapseClock.Status;
import io.winback.customer.profile.BulkCustomers;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.Valuations;
import io.winback.customer.profile.Valuations.Known;
import io.winback.customer.profile.Valuations.Valuation;
import io.winback.customer.reasons.InferredReason;
import io.winback.customer.reasons.Signal;
import io.winback.customer.reasons.Signals;
import io.winback.customer.scoring.ScorePopulation.Done;
import io.winback.customer.scoring.ScoringModel.Prediction;
import io.winback.events.Event;
import io.winback.events.Money;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerValue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

import static java.util.stream.Collectors.toMap;

/**
 * Scores some customers: one transaction for their figures, where they stand, and what is told of it. Most stay where they
 * are, and get new figures only; whoever moves is held, and told of.
 */
@ApplicationScoped
class ScoreSlice {

    private static final Logger LOG = Logger.getLogger(ScoreSlice.class);

    private final OrderHistoryReader facts;
    private final Valuations valuations;
    private final BulkCustomers customers;
    private final Signals signals;
    private final ChurnEpisodes churnEpisodes;
    private final Outbox outbox;
    private final double unexpectedFrom;

    ScoreSlice(
            OrderHistoryReader facts,
            Valuations valuations,
            BulkCustomers customers,
            Signals signals,
            ChurnEpisodes churnEpisodes,
            Outbox outbox,
            CustomerConfiguration configuration) {
        this.facts = facts;
        this.valuations = valuations;
        this.customers = customers;
        this.signals = signals;
        this.churnEpisodes = churnEpisodes;
        this.outbox = outbox;
        this.unexpectedFrom = configuration.scoring().unexpectedFrom();
    }

    /** What the orders of somebody say. */
    private record Found(OrderHistory facts, CustomerValue value, ChurnAssessment verdict) {

        private String customerId() {
            return facts.customerId();
        }

        /** Whether others need to hear nothing of it, and nothing but the figures changes. */
        private boolean leaves(Known known) {
            return known.orders() == value.orders()
                    && known.tier() == value.tier()
                    && !switch (verdict.status()) {
                        case LOST -> known.canChurn();
                        case AT_RISK -> known.canBecomeAtRisk();
                        case ALIVE -> known.canBecomeActive();
                    };
        }
    }

    /** Those behind one id up to another. */
    @Transactional
    Done of(String after, String last, ScoringRun scoring) {
        var known = valuations.known(after, last);
        var found = facts.slice(after, last, scoring.lastDay(), 1).stream()
                .filter(customer -> known.containsKey(customer.customerId()))
                .map(customer -> found(customer, scoring))
                .toList();
        var staying = found.stream()
                .filter(one -> one.leaves(known.get(one.customerId())))
                .map(one -> new Valuation(
                        one.customerId(), known.get(one.customerId()).stage(), one.value()))
                .toList();
        var stayed = valuations.keep(staying, scoring.asOf());
        long churned = move(
                found.stream().filter(one -> !stayed.contains(one.customerId())).toList(), known, scoring);
        return new Done(found.size(), churned, 0);
    }

    private Found found(OrderHistory customer, ScoringRun scoring) {
        var value = value(customer, scoring);
        var verdict = new ChurnAssessment(
                scoring.baseline().lapseClockOf(customer),
                scoring.asOf().toEpochDay() - customer.lastDay(),
                value.pNoOrder(),
                unexpectedFrom);
        return new Found(customer, value, verdict);
    }

    /** @return how many of them are newly lost */
    private long move(List<Found> moving, Map<String, Known> known, ScoringRun scoring) {
        if (moving.isEmpty()) {
            return 0;
        }
        var held = customers.held(moving.stream().map(Found::customerId).toList()).stream()
                .filter(customer -> !customer.erased())
                .collect(toMap(Customer::id, Function.identity()));
        // Why is only asked of those who may be lost.
        var reasons = signals.on(
                moving.stream()
                        .filter(one -> one.verdict().status() == Status.LOST
                                && known.get(one.customerId()).canChurn())
                        .map(Found::customerId)
                        .toList(),
                scoring.asOf());
        var scored = new ArrayList<Customer>();
        var moved = new ArrayList<Customer>();
        List<Event> told = new ArrayList<>();
        for (var one : moving) {
            var customer = held.get(one.customerId());
            // Who bought while the others were scored is known better already.
            if (customer != null
                    && !(scoring.isOfNow() && customer.orderedAfter(one.facts().last()))) {
                var before = customer.lifecycleKey();
                customer.recordValue(one.value());
                judge(customer, one.verdict(), reasons, scoring).ifPresent(told::add);
                scored.add(customer);
                if (!before.equals(customer.lifecycleKey())) {
                    moved.add(customer);
                }
            }
        }
        customers.store(scored);
        outbox.publish(moved.stream().map(Customer::profile).toList());
        var lost = told.stream()
                .filter(CustomerChurned.class::isInstance)
                .map(CustomerChurned.class::cast)
                .toList();
        churnEpisodes.begin(lost);
        if (!lost.isEmpty()) {
            LOG.infof(
                    "%d customers are lost, in episodes %s",
                    lost.size(), lost.stream().map(CustomerChurned::episodeId).toList());
        }
        outbox.publish(told);
        return lost.size();
    }

    private static Optional<? extends Event> judge(
            Customer customer, ChurnAssessment verdict, Map<String, List<Signal>> reasons, ScoringRun scoring) {
        return switch (verdict.status()) {
            case LOST ->
                customer.lapse(
                        scoring.moment(),
                        verdict.returnsAfter(scoring.moment()),
                        InferredReason.from(reasons.getOrDefault(customer.id(), List.of()), scoring.moment()),
                        verdict.evidence(scoring.modelName()));
            case AT_RISK -> customer.becomeAtRisk(scoring.moment(), verdict.evidence(scoring.modelName()));
            case ALIVE -> {
                customer.becomeActive(scoring.moment());
                yield Optional.empty();
            }
        };
    }

    private static CustomerValue value(OrderHistory facts, ScoringRun scoring) {
        var rfm = scoring.baseline().rfmOf(facts);
        var asOf = scoring.asOf();
        var prediction = scoring.valuePredictor().map(valuePredictor -> valuePredictor.prediction(facts, asOf));
        return new CustomerValue(
                facts.orders(),
                facts.first(),
                facts.last(),
                facts.revenue(),
                rfm,
                prediction.map(Prediction::pAlive).orElse(null),
                prediction.map(Prediction::pNoOrder).orElse(null),
                prediction.map(Prediction::expectedOrders).orElse(null),
                money(prediction.map(Prediction::expectedSpend), facts),
                money(prediction.map(Prediction::lifetimeValue), facts),
                PopulationBaseline.tierOf(rfm),
                asOf);
    }

    /** In the currency of their revenue, to its smallest coin; null for nothing. */
    private static Money money(Optional<Double> exact, OrderHistory facts) {
        var currency = facts.revenue().currency();
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        return exact.map(amount ->
                        new Money(BigDecimal.valueOf(amount).setScale(digits, RoundingMode.HALF_UP), currency))
                .orElse(null);
    }
}
