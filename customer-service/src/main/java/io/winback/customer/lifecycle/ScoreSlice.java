package io.winback.customer.lifecycle;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.Jobs;
import io.winback.customer.lifecycle.ScoringModel.Oracle;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.ManyCustomers;
import io.winback.customer.reasons.Guess;
import io.winback.customer.reasons.Signal;
import io.winback.customer.reasons.Signals;
import io.winback.customer.scoring.LapseClock.Reading;
import io.winback.events.Event;
import io.winback.events.Money;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Stage;
import io.winback.events.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import static java.util.stream.Collectors.toMap;

/** Scores some customers: one transaction for their standing, what is told of it, and the progress of the job. */
@ApplicationScoped
class ScoreSlice {

    private final ScoringFacts facts;
    private final ManyCustomers customers;
    private final Signals signals;
    private final Losses losses;
    private final Jobs jobs;
    private final Outbox outbox;
    private final double unexpectedFrom;

    ScoreSlice(
            ScoringFacts facts,
            ManyCustomers customers,
            Signals signals,
            Losses losses,
            Jobs jobs,
            Outbox outbox,
            CustomerConfiguration configuration) {
        this.facts = facts;
        this.customers = customers;
        this.signals = signals;
        this.losses = losses;
        this.jobs = jobs;
        this.outbox = outbox;
        this.unexpectedFrom = configuration.scoring().unexpectedFrom();
    }

    /** What came of a slice. */
    record Scored(int customers, int churned) {}

    /** @param done customers that were scored before */
    @Transactional
    Scored of(String after, String last, Scoring scoring, long done) {
        var slice = facts.slice(after, last, scoring.lastDay(), 1);
        var held = customers.held(slice.stream().map(OrderFacts::customerId).toList()).stream()
                .collect(toMap(Customer::id, Function.identity()));
        var scored = new ArrayList<Customer>();
        var moved = new ArrayList<Customer>();
        List<Event> told = new ArrayList<>();
        var known = signals.on(
                slice.stream()
                        .filter(customerFacts -> mayBeLost(customerFacts, held, scoring))
                        .map(OrderFacts::customerId)
                        .toList(),
                scoring.asOf());
        for (var customerFacts : slice) {
            var customer = held.get(customerFacts.customerId());
            // Who bought while the others were scored is known better already.
            if (customer != null && !(scoring.isOfNow() && customer.boughtAfter(customerFacts.last()))) {
                var before = customer.standpoint();
                score(customer, customerFacts, known, scoring).ifPresent(told::add);
                scored.add(customer);
                if (!before.equals(customer.standpoint())) {
                    moved.add(customer);
                }
            }
        }
        customers.store(scored);
        outbox.publish(moved.stream().map(Customer::profile).toList());
        losses.began(told.stream()
                .filter(CustomerChurned.class::isInstance)
                .map(CustomerChurned.class::cast)
                .toList());
        outbox.publish(told);
        jobs.progress(scoring.jobId(), done + slice.size(), scoring.total());
        return new Scored(slice.size(), (int)
                told.stream().filter(CustomerChurned.class::isInstance).count());
    }

    /** Why is only asked of those whose silence is unusual, and who are not lost already. */
    private static boolean mayBeLost(OrderFacts facts, Map<String, Customer> held, Scoring scoring) {
        var customer = held.get(facts.customerId());
        long silentDays = scoring.asOf().toEpochDay() - facts.lastDay();
        return customer != null
                && customer.stage() != Stage.CHURNED
                && scoring.yardstick().clockOf(facts).read(silentDays) != Reading.ALIVE;
    }

    private Optional<? extends Event> score(
            Customer customer, OrderFacts facts, Map<String, List<Signal>> known, Scoring scoring) {
        var value = value(facts, scoring);
        customer.valued(value);
        long silentDays = scoring.asOf().toEpochDay() - facts.lastDay();
        var verdict = Verdict.of(
                scoring.yardstick().clockOf(facts),
                silentDays,
                value.pNoOrder(),
                unexpectedFrom,
                scoring.oracle()
                        .map(oracle -> oracle.name() + " of " + oracle.fittedAsOf())
                        .orElse(null));
        return switch (verdict.reading()) {
            case LOST ->
                customer.lapsed(
                        scoring.moment(),
                        Guess.from(known.getOrDefault(customer.id(), List.of()), scoring.moment()),
                        verdict.because());
            case AT_RISK -> customer.wavers(scoring.moment(), verdict.because());
            case ALIVE -> {
                customer.thrives(scoring.moment());
                yield Optional.empty();
            }
        };
    }

    private static CustomerValue value(OrderFacts facts, Scoring scoring) {
        var rfm = scoring.yardstick().rfmOf(facts);
        var oracle = scoring.oracle();
        var asOf = scoring.asOf();
        return new CustomerValue(
                facts.orders(),
                facts.first(),
                facts.last(),
                facts.revenue(),
                rfm,
                oracle.map(model -> model.pAlive(facts, asOf)).orElse(null),
                oracle.map(model -> model.pNoOrder(facts, asOf)).orElse(null),
                oracle.map(model -> model.expectedOrders(facts, asOf)).orElse(null),
                oracle.map(model -> lifetimeValue(model, facts, scoring)).orElse(null),
                Yardstick.tierOf(rfm),
                asOf);
    }

    private static Money lifetimeValue(Oracle oracle, OrderFacts facts, Scoring scoring) {
        Currency currency = facts.revenue().currency();
        var exact = BigDecimal.valueOf(oracle.lifetimeValue(facts, scoring.asOf()));
        return new Money(
                exact.setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_UP), currency);
    }
}
