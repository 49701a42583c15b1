package io.winback.customer.churn;

import io.winback.customer.profile.Customer;
import io.winback.customer.profile.CustomerPurchases;
import io.winback.customer.profile.CustomerPurchases.Moment;
import io.winback.customer.profile.Purchase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

/** Reads all facts from which the churn episodes of customers follow. A batch of customers is four statements. */
@ApplicationScoped
class ReadEpisodeFacts {

    private final Cancellations cancellations;
    private final UsedCoupons usedCoupons;
    private final EpisodeCoupons episodeCoupons;
    private final CustomerPurchases purchases;

    ReadEpisodeFacts(
            Cancellations cancellations,
            UsedCoupons usedCoupons,
            EpisodeCoupons episodeCoupons,
            CustomerPurchases purchases) {
        this.cancellations = cancellations;
        this.usedCoupons = usedCoupons;
        this.episodeCoupons = episodeCoupons;
        this.purchases = purchases;
    }

    /**
     * @param stored the stored episodes, by customer id
     * @return by customer id
     */
    @Transactional(MANDATORY)
    Map<String, EpisodeFacts> read(Collection<Customer> customers, Map<String, List<StoredEpisode>> stored) {
        var ids = customers.stream().map(Customer::id).toList();
        var cancelled = cancellations.of(ids);
        var uses = usedCoupons.of(ids);
        var coupons = episodeCoupons.of(ids);
        var losses = new HashMap<String, List<Loss>>();
        var moments = new ArrayList<Moment>();
        for (var customer : customers) {
            var all = losses(
                    customer,
                    cancelled.getOrDefault(customer.id(), List.of()),
                    stored.getOrDefault(customer.id(), List.of()));
            losses.put(customer.id(), all);
            all.forEach(loss -> moments.add(new Moment(customer, loss.returnsAfter())));
        }
        var orders = purchases.around(
                moments,
                uses.values().stream()
                        .flatMap(List::stream)
                        .map(CouponUse::orderId)
                        .toList());
        return ids.stream()
                .collect(toMap(
                        id -> id,
                        id -> EpisodeFacts.of(
                                losses.get(id),
                                orders.getOrDefault(id, List.of()),
                                uses.getOrDefault(id, List.of()),
                                byCode(
                                        coupons.getOrDefault(id, List.of()),
                                        losses.get(id),
                                        stored.getOrDefault(id, List.of())))));
    }

    /** The facts of a customer who has no other cancellation, episode or coupon than this cancellation. */
    @Transactional(MANDATORY)
    EpisodeFacts ofFirst(Customer customer, Cancellation first) {
        var loss = Loss.of(first);
        var orders = customer.totals().orders() == 0
                ? Map.<String, List<Purchase>>of()
                : purchases.around(List.of(new Moment(customer, loss.returnsAfter())), List.of());
        return EpisodeFacts.of(List.of(loss), orders.getOrDefault(customer.id(), List.of()), List.of(), Map.of());
    }

    /** An episode that an earlier release recorded, and that no cancellation began, is a loss that no cancellation tells. */
    private static List<Loss> losses(Customer customer, List<Cancellation> cancelled, List<StoredEpisode> stored) {
        var begun = cancelled.stream().map(Cancellation::cancelledAt).toList();
        var last = stored.isEmpty() ? null : stored.get(stored.size() - 1);
        return Stream.concat(
                        cancelled.stream().map(Loss::of),
                        stored.stream()
                                .map(one -> !one.lapses().isEmpty() || begun.contains(one.churnedAt())
                                        ? one
                                        : one.asLapse(borderOf(one, one == last ? customer.lastReturnBorder() : null)))
                                .flatMap(one -> one.lapses().stream()))
                .toList();
    }

    private static Instant borderOf(StoredEpisode episode, Instant lastBorder) {
        return lastBorder == null || lastBorder.isAfter(episode.churnedAt()) ? episode.churnedAt() : lastBorder;
    }

    /** By code, each with the last loss before it was reserved. */
    private static Map<String, EpisodeCoupon> byCode(
            List<EpisodeCoupon> coupons, List<Loss> losses, List<StoredEpisode> stored) {
        var begins = stored.stream().collect(toMap(StoredEpisode::episodeId, StoredEpisode::churnedAt));
        var byCode = new HashMap<String, EpisodeCoupon>();
        for (var coupon : coupons) {
            var placed = coupon.afterLoss(losses, begins.get(coupon.episodeId()));
            if (placed != null) {
                byCode.put(coupon.code(), placed);
            }
        }
        return byCode;
    }
}
