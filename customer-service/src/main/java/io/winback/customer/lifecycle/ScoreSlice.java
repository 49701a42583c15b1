package io.winback.customer.lifecycle;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.lifecycle.ScorePopulation.Done;
import io.winback.customer.lifecycle.ScoringModel.Outlook;
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

/** Scores some customers: one transaction for their standing and what is told of it. */
@ApplicationScoped
class ScoreSlice {

    private final ScoringFacts facts;
    private final ManyCustomers customers;
    private final Signals signals;
    private final Losses losses;
    private final Outbox outbox;
    private final double unexpectedFrom;

    ScoreSlice(
            ScoringFacts facts,
            ManyCustomers customers,
            Signals signals,
            Losses losses,
            Outbox outbox,
            CustomerConfiguration configuration) {
        this.facts = facts;
        this.customers = customers;
        this.signals = signals;
        this.losses = losses;
        this.outbox = outbox;
        this.unexpectedFrom = configuration.scoring().unexpectedFrom();
    }

    /** Those behind one id up to another. */
    @Transactional
    Done of(String after, String last, Scoring scoring) {
        var slice = facts.slice(after, last, scoring.lastDay(), 1);
        var held = customers.held(slice.stream().map(OrderFacts::customerId).toList()).stream()
                .filter(customer -> !customer.erased())
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
        return new Done(
                slice.size(),
                told.stream().filter(CustomerChurned.class::isInstance).count(),
                0);
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
        var asOf = scoring.asOf();
        var outlook = scoring.oracle().map(oracle -> oracle.outlook(facts, asOf));
        return new CustomerValue(
                facts.orders(),
                facts.first(),
                facts.last(),
                facts.revenue(),
                rfm,
                outlook.map(Outlook::pAlive).orElse(null),
                outlook.map(Outlook::pNoOrder).orElse(null),
                outlook.map(Outlook::expectedOrders).orElse(null),
                outlook.map(expected ->
                                money(expected.lifetimeValue(), facts.revenue().currency()))
                        .orElse(null),
                Yardstick.tierOf(rfm),
                asOf);
    }

    private static Money money(double exact, Currency currency) {
        return new Money(
                BigDecimal.valueOf(exact)
                        .setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_UP),
                currency);
    }
}
