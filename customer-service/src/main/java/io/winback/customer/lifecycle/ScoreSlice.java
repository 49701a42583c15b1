package io.winback.customer.lifecycle;

import io.winback.customer.jobs.Jobs;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.Customers;
import io.winback.customer.scoring.LapseClock;
import io.winback.events.Event;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerValue;
import io.winback.events.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import static java.util.stream.Collectors.toMap;

/** Scores some customers: one transaction for their standing, what is told of it, and the progress of the job. */
@ApplicationScoped
class ScoreSlice {

    private final ScoringFacts facts;
    private final Customers customers;
    private final Jobs jobs;
    private final Outbox outbox;

    ScoreSlice(ScoringFacts facts, Customers customers, Jobs jobs, Outbox outbox) {
        this.facts = facts;
        this.customers = customers;
        this.jobs = jobs;
        this.outbox = outbox;
    }

    /** @param lastId the last of them in the order of ids; null if there were none */
    record Slice(int size, String lastId, int churned) {}

    @Transactional
    Slice after(String customerId, int most, Scoring scoring, long done) {
        var slice = facts.after(customerId, most);
        if (slice.isEmpty()) {
            return new Slice(0, null, 0);
        }
        var held = customers.held(slice.stream().map(OrderFacts::customerId).toList()).stream()
                .collect(toMap(Customer::id, Function.identity()));
        List<Event> told = new ArrayList<>();
        for (var customerFacts : slice) {
            if (scoring.isOfNow() && held.get(customerFacts.customerId()).boughtAfter(customerFacts.last())) {
                // They bought while the others were scored; what was gathered of them is out of date.
                continue;
            }
            score(held.get(customerFacts.customerId()), customerFacts, scoring).ifPresent(told::add);
        }
        customers.flush();
        outbox.publish(held.values().stream().map(Customer::profile).toList());
        outbox.publish(told);
        jobs.progress(scoring.jobId(), done + slice.size(), scoring.total());
        return new Slice(slice.size(), slice.get(slice.size() - 1).customerId(), (int)
                told.stream().filter(CustomerChurned.class::isInstance).count());
    }

    private static Optional<? extends Event> score(Customer customer, OrderFacts facts, Scoring scoring) {
        var rfm = scoring.yardstick().rfmOf(facts);
        customer.valued(new CustomerValue(
                facts.orders(),
                facts.first(),
                facts.last(),
                facts.revenue(),
                rfm,
                Yardstick.tierOf(rfm),
                scoring.asOf()));
        var clock = scoring.yardstick().clockOf(facts);
        long silentDays = scoring.asOf().toEpochDay() - facts.lastDay();
        return switch (clock.read(silentDays)) {
            case LOST -> customer.lapsed(scoring.moment(), because(silentDays, clock, clock.churnedAfter()));
            case AT_RISK -> customer.wavers(scoring.moment(), because(silentDays, clock, clock.atRiskAfter()));
            case ALIVE -> {
                customer.thrives(scoring.moment());
                yield Optional.empty();
            }
        };
    }

    private static String because(long silentDays, LapseClock clock, double factor) {
        return "silent for %d days, more than %s times the usual %.1f".formatted(silentDays, factor, clock.gapDays());
    }
}
