package io.winback.offer.coupon;

import io.winback.offer.terms.Budgets;
import io.winback.offer.terms.Offer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
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
            var count = counts.merge(customerId.apply(request), 1L, Long::sum);
            (offer.terms().allowsAnother(count - 1) ? allowed : aboveCustomerLimit).add(request);
        }
        int granted = budgets.takeCoupons(offer.id(), allowed.size());
        return new Taken<>(allowed.subList(0, granted), aboveCustomerLimit, allowed.subList(granted, allowed.size()));
    }

    /** Gives back coupons that this transaction has taken and not stored. */
    void giveBack(Offer offer, int count) {
        budgets.putBackCoupons(offer.id(), count);
    }

    private Map<String, Long> countByCustomer(Offer offer, List<String> customerIds) {
        if (offer.terms().couponsPerCustomer() == null) {
            return new HashMap<>();
        }
        coupons.lockCustomers(offer.id(), customerIds);
        return coupons.countByCustomer(offer.id(), customerIds);
    }

    /** The requests that get a coupon, and those that get none, by the limit that they exceed. */
    record Taken<R>(List<R> granted, List<R> aboveCustomerLimit, List<R> aboveBudget) {}
}
