package io.winback.customer.churn;

import io.winback.customer.profile.OrderTime;
import io.winback.customer.profile.Purchase;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What may end a churn episode: an order of the shop, or the use of a coupon for an order that the shop has not reported.
 *
 * @param order null if the shop has not reported it
 * @param use of which the return is; null if there is an order
 * @param codes of its coupons, in one spelling
 * @param time for the comparison with losses: an order with a coupon counts from the first use of it, if that is later
 * @param isTimeKnown whether a use tells the time
 */
record ReturnFact(Purchase order, CouponUse use, Set<String> codes, OrderTime time, boolean isTimeKnown) {

    /** An order of the shop replaces a use, also a use before it. */
    static final Comparator<ReturnFact> BY_RANK = Comparator.comparing((ReturnFact fact) -> fact.order() == null)
            .thenComparing(ReturnFact::at)
            .thenComparing(ReturnFact::orderId);

    /** @param uses of this order, the earliest first, with or without reversal */
    static ReturnFact of(Purchase order, List<CouponUse> uses) {
        var time = first(uses)
                .map(CouponUse::redeemedAt)
                .filter(at -> !at.isBefore(order.time().placedAt()))
                .map(OrderTime::exact)
                .orElse(order.time());
        var codes = Stream.concat(
                Stream.ofNullable(order.couponCode()), uses.stream().map(CouponUse::code));
        return new ReturnFact(order, null, folded(codes), time, !uses.isEmpty());
    }

    /** @param uses for one order that is not stored, the earliest first, at least one that counts */
    static ReturnFact of(List<CouponUse> uses) {
        var use = first(uses).orElseThrow();
        return new ReturnFact(
                null, use, folded(uses.stream().map(CouponUse::code)), OrderTime.exact(use.redeemedAt()), true);
    }

    /** The first use that counts, else the first one. */
    private static Optional<CouponUse> first(List<CouponUse> uses) {
        return uses.stream()
                .min(Comparator.comparing((CouponUse use) -> !use.counts())
                        .thenComparing(CouponUse::redeemedAt)
                        .thenComparing(CouponUse::code));
    }

    private static Set<String> folded(Stream<String> codes) {
        return codes.map(EpisodeCoupons::folded).collect(Collectors.toUnmodifiableSet());
    }

    /** When the order was placed or the coupon was used. */
    Instant at() {
        return order == null ? use.redeemedAt() : order.time().placedAt();
    }

    String orderId() {
        return order == null ? use.orderId() : order.orderId();
    }

    /** The number of losses after which this is. */
    int lossesBefore(List<Loss> losses) {
        return (int) losses.stream()
                .filter(loss -> time.isAfter(loss.returnsAfter()))
                .count();
    }
}
