package io.winback.offer.coupon;

import io.winback.offer.terms.Budgets;
import io.winback.offer.terms.Offer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** How many coupons an offer gives: to one customer, and within its budget. */
@ApplicationScoped
@Transactional(MANDATORY)
class CouponQuota {

    private final Coupons coupons;
    private final Budgets budgets;

    CouponQuota(Coupons coupons, Budgets budgets) {
        this.coupons = coupons;
        this.budgets = budgets;
    }

    /** Takes one coupon of the offer for each request that the quota allows. */
    <R> Taken<R> take(Offer offer, List<R> requests, Function<R, String> customerId) {
        var counts = countByCustomer(offer, requests.stream().map(customerId).toList());
        var allowed = new ArrayList<R>();
        var aboveCustomerLimit = new ArrayList<R>();
        for (var request : requests) {
            var count = counts.getOrDefault(customerId.apply(request), 0L);
            (offer.terms().allowsAnother(count) ? allowed : aboveCustomerLimit).add(request);
        }
        int granted = budgets.takeCoupons(offer.id(), allowed.size());
        return new Taken<>(allowed.subList(0, granted), aboveCustomerLimit, allowed.subList(granted, allowed.size()));
    }

    /** Gives back coupons that were taken and not stored. */
    void giveBack(Offer offer, int count) {
        budgets.giveBackCoupons(offer.id(), count);
    }

    private Map<String, Long> countByCustomer(Offer offer, List<String> customerIds) {
        return offer.terms().couponsPerCustomer() == null ? Map.of() : coupons.countByCustomer(offer.id(), customerIds);
    }

    /** The requests that get a coupon, and those that get none, by the limit that they exceed. */
    record Taken<R>(List<R> granted, List<R> aboveCustomerLimit, List<R> aboveBudget) {}
}
