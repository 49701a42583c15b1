package io.winback.customer.churn;

import io.winback.customer.profile.Purchase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

/**
 * All facts of a customer from which the churn episodes follow.
 *
 * @param losses sorted by time
 * @param coupons by code, each with the {@code returnsAfter} of the last loss before it was reserved
 */
record EpisodeFacts(List<Loss> losses, List<ReturnFact> returns, Map<String, EpisodeCoupon> coupons) {

    /** @param orders without cancelled ones */
    static EpisodeFacts of(
            Collection<Loss> losses,
            Collection<Purchase> orders,
            Collection<CouponUse> uses,
            Map<String, EpisodeCoupon> coupons) {
        var returns = new ArrayList<ReturnFact>();
        var usesByOrder = uses.stream().filter(CouponUse::isKnown).collect(groupingBy(CouponUse::orderId));
        orders.forEach(
                order -> returns.add(ReturnFact.of(order, usesByOrder.getOrDefault(order.orderId(), List.of()))));
        var reported = orders.stream().map(Purchase::orderId).collect(toSet());
        usesByOrder.forEach((orderId, usesOfOrder) -> {
            if (!reported.contains(orderId) && usesOfOrder.stream().anyMatch(CouponUse::counts)) {
                returns.add(ReturnFact.of(usesOfOrder));
            }
        });
        return new EpisodeFacts(losses.stream().sorted(Loss.BY_TIME).toList(), returns, coupons);
    }
}
