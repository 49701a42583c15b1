package io.winback.customer.churn;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.chassis.outbox.Outbox;
import io.winback.customer.churn.EndedEpisodes.Ended;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.EpisodeReason;
import io.winback.customer.profile.EpisodeReturn;
import io.winback.customer.profile.NetPayments;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

/**
 * Corrects the churn episodes that have ended, and the lost revenue of all episodes, when facts arrive late. The cancellations
 * before one return are one episode. An episode that becomes known after its end is published with its end. The transaction has
 * locked the customers, and the caller stores them.
 */
@ApplicationScoped
public class CorrectLosses {

    private static final Logger LOG = Logger.getLogger(CorrectLosses.class);

    private final PastEpisodes pastEpisodes;
    private final InferCancellationReason inferCancellationReason;
    private final EndedEpisodes endedEpisodes;
    private final NetPayments netPayments;
    private final Outbox outbox;

    CorrectLosses(
            PastEpisodes pastEpisodes,
            InferCancellationReason inferCancellationReason,
            EndedEpisodes endedEpisodes,
            NetPayments netPayments,
            Outbox outbox) {
        this.pastEpisodes = pastEpisodes;
        this.inferCancellationReason = inferCancellationReason;
        this.endedEpisodes = endedEpisodes;
        this.netPayments = netPayments;
        this.outbox = outbox;
    }

    /** Which of these customers have churned at some time. */
    @Transactional(MANDATORY)
    public Set<String> customersWithLosses(Collection<String> customerIds) {
        return endedEpisodes.customersAmong(customerIds);
    }

    /** Orders of these customers became known, or were cancelled. */
    @Transactional(MANDATORY)
    public void correct(Collection<Customer> customers) {
        var churned = endedEpisodes.customersAmong(
                customers.stream().map(Customer::id).collect(toSet()));
        if (churned.isEmpty()) {
            return;
        }
        correct(
                customers.stream()
                        .filter(customer -> churned.contains(customer.id()) && !customer.deceased())
                        .toList(),
                null);
        endedEpisodes.recount(churned);
    }

    /** Orders of these customers were refunded. */
    @Transactional(MANDATORY)
    public void recount(Collection<String> customerIds) {
        endedEpisodes.recount(customerIds);
    }

    /**
     * These orders were refunded or cancelled. Publishes {@code CustomerReturned} again for the episodes that these orders ended,
     * with what is left of their totals.
     */
    @Transactional(MANDATORY)
    public void correctReturns(Collection<Customer> customers, Collection<String> orderIds) {
        var byId = customers.stream().collect(toMap(Customer::id, customer -> customer));
        endedEpisodes
                .endedBy(orderIds)
                .forEach(ended -> publish(byId.get(ended.customerId()), ended.episodeId(), ended.end()));
    }

    /**
     * Returns of orders became known that the shop may not have reported. They lower what was paid when a coupon was used.
     *
     * @return the customers whose returns were published again
     */
    @Transactional(MANDATORY)
    public List<Customer> correctUses(Collection<Customer> customers, Collection<String> orderIds) {
        var byId = customers.stream().collect(toMap(Customer::id, customer -> customer));
        var corrected = new LinkedHashSet<Customer>();
        for (var ended : endedEpisodes.endedByUse(byId.keySet(), orderIds)) {
            var customer = byId.get(ended.customerId());
            var end = ended.end();
            var left = netPayments.of(customer.id(), end.orderId(), end.total());
            publish(
                    customer,
                    ended.episodeId(),
                    new EpisodeReturn(end.at(), end.orderId(), left, end.couponCode(), end.isByCouponAlone()));
            corrected.add(customer);
        }
        return List.copyOf(corrected);
    }

    private void publish(Customer customer, UUID episodeId, EpisodeReturn end) {
        outbox.publish(customer.returnedBefore(episodeId, end));
        LOG.infof("episode %s: the total of order %s is %s now", episodeId, end.orderId(), end.total());
    }

    /** A cancellation became known. */
    @Transactional(MANDATORY)
    void correctBy(Customer customer, Cancellation recorded) {
        if (!customer.deceased()) {
            correct(List.of(customer), recorded);
        }
        endedEpisodes.recount(List.of(customer.id()));
    }

    /** @param recorded the cancellation that was recorded; null if orders became known */
    private void correct(List<Customer> customers, Cancellation recorded) {
        var past = pastEpisodes.of(customers);
        var stored = endedEpisodes.of(customers.stream().map(Customer::id).toList());
        for (var customer : customers) {
            var known = stored.getOrDefault(customer.id(), new ArrayList<>());
            past.get(customer.id()).forEach(one -> correct(customer, known, one, recorded));
        }
    }

    /** @param stored the stored episodes of the customer, which are replaced by what changes */
    private void correct(Customer customer, List<Ended> stored, PastEpisode past, Cancellation recorded) {
        var known = stored.stream().filter(past::beginsWith).findFirst().or(() -> stored.stream()
                .filter(past::endsWith)
                .findFirst());
        var corrected = known.isEmpty() ? add(customer, past) : change(customer, known.get(), past, recorded);
        known.ifPresent(stored::remove);
        stored.add(corrected);
        stored.sort(Ended.BY_TIME);
    }

    private Ended add(Customer customer, PastEpisode past) {
        var reason = reasonOf(past);
        var episodeId = UuidCreator.getTimeOrderedEpoch();
        endedEpisodes.add(customer, episodeId, past.churnedAt(), reason, past.end());
        // The return comes first, so that the episode is never open, and no campaign approaches the customer.
        outbox.publish(customer.returnedBefore(episodeId, past.end()));
        outbox.publish(customer.churnedBefore(episodeId, past.churnedAt(), reason));
        LOG.infof("episode %s: customer %s had churned, and has returned since", episodeId, customer.id());
        return new Ended(
                episodeId, past.churnedAt(), past.end().at(), past.end().orderId(), reason);
    }

    /** @return the episode as it is stored now */
    private Ended change(Customer customer, Ended stored, PastEpisode past, Cancellation recorded) {
        boolean isEndMoved = past.endsWith(stored)
                ? !past.end().at().equals(stored.returnedAt())
                : !past.end().at().isAfter(stored.returnedAt());
        var churnedAt = stored.churnedAt().isBefore(past.churnedAt()) ? stored.churnedAt() : past.churnedAt();
        var reason = isEndMoved ? reasonOf(past) : reasonWith(recorded, stored.reason(), past);
        boolean isBeginningMoved = !churnedAt.equals(stored.churnedAt()) || !reason.isSameAs(stored.reason());
        if (isEndMoved) {
            endedEpisodes.moveEnd(stored.episodeId(), past.end());
        }
        if (isBeginningMoved) {
            endedEpisodes.moveBeginning(stored.episodeId(), churnedAt, reason);
            outbox.publish(customer.churnedBefore(stored.episodeId(), churnedAt, reason));
        }
        // A churn alone would open the episode again.
        if (isEndMoved || isBeginningMoved) {
            outbox.publish(customer.returnedBefore(
                    stored.episodeId(),
                    isEndMoved ? past.end() : endedEpisodes.endOf(stored).orElse(past.end())));
            LOG.infof("episode %s of customer %s is corrected", stored.episodeId(), customer.id());
        }
        return new Ended(
                stored.episodeId(),
                churnedAt,
                isEndMoved ? past.end().at() : stored.returnedAt(),
                isEndMoved ? past.end().orderId() : stored.endedBy(),
                isBeginningMoved ? reason : stored.reason());
    }

    private EpisodeReason reasonOf(PastEpisode past) {
        var reason = EpisodeReason.NONE;
        for (var cancellation : past.cancellations()) {
            reason = reason.followedBy(inferCancellationReason.infer(cancellation));
        }
        return reason;
    }

    private EpisodeReason reasonWith(Cancellation recorded, EpisodeReason stored, PastEpisode past) {
        if (recorded == null || !past.cancellations().contains(recorded)) {
            return stored;
        }
        var reason = inferCancellationReason.infer(recorded);
        return past.isLast(recorded) ? stored.followedBy(reason) : stored.precededBy(reason);
    }
}
