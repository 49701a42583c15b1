package io.winback.customer.churn;

import io.winback.customer.profile.Customer;
import io.winback.customer.profile.EpisodeReturn;
import io.winback.customer.profile.LaterPurchases;
import io.winback.customer.profile.NetPayments;
import io.winback.customer.profile.Purchase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toSet;

/**
 * Finds what ends a churn episode, from all stored facts and whatever their order of arrival. The first order of the shop
 * after the episode, or with its coupon, ends it. Without one, the first use of a coupon that is not reversed ends it.
 */
@ApplicationScoped
class FindReturn {

    private static final Comparator<Purchase> BY_TIME =
            Comparator.comparing((Purchase order) -> order.time().placedAt()).thenComparing(Purchase::orderId);

    private final LaterPurchases laterPurchases;
    private final EpisodeCoupons episodeCoupons;
    private final UsedCoupons usedCoupons;
    private final NetPayments netPayments;

    FindReturn(
            LaterPurchases laterPurchases,
            EpisodeCoupons episodeCoupons,
            UsedCoupons usedCoupons,
            NetPayments netPayments) {
        this.laterPurchases = laterPurchases;
        this.episodeCoupons = episodeCoupons;
        this.usedCoupons = usedCoupons;
        this.netPayments = netPayments;
    }

    /**
     * @param churnedAt when the episode began
     * @param border an order after this time ends the episode
     */
    @Transactional(MANDATORY)
    Optional<EpisodeReturn> find(Customer customer, UUID episodeId, Instant churnedAt, Instant border) {
        var codes = episodeCoupons.of(customer.id(), episodeId);
        var since = churnedAt.isBefore(border) ? border : churnedAt;
        var uses = usedCoupons.of(customer.id()).stream()
                .filter(use -> use.isSince(since) || codes.contains(EpisodeCoupons.folded(use.code())))
                .toList();
        return firstOrder(customer, border, codes, uses)
                .map(order -> new EpisodeReturn(
                        order.time().notBefore(border), order.orderId(), order.total(), order.couponCode(), false))
                .or(() -> firstUse(customer, uses, border));
    }

    /** Which of these customers have used a coupon. A use that was reversed counts too. */
    @Transactional(MANDATORY)
    Set<String> customersWithUses(Collection<String> customerIds) {
        return usedCoupons.customersAmong(customerIds);
    }

    private Optional<Purchase> firstOrder(Customer customer, Instant border, Set<String> codes, List<CouponUse> uses) {
        var after = laterPurchases.firstAfter(customer, border).stream();
        if (codes.isEmpty() && uses.isEmpty()) {
            return after.findFirst();
        }
        var ofUses = uses.stream().map(CouponUse::orderId).collect(toSet());
        var withCoupon = laterPurchases.withCoupon(customer, ofUses).stream()
                .filter(order -> ofUses.contains(order.orderId())
                        || order.couponCode() != null && codes.contains(EpisodeCoupons.folded(order.couponCode())));
        return Stream.concat(after, withCoupon).min(BY_TIME);
    }

    private Optional<EpisodeReturn> firstUse(Customer customer, List<CouponUse> uses, Instant border) {
        return uses.stream()
                .filter(CouponUse::counts)
                .findFirst()
                .map(use -> new EpisodeReturn(
                        use.redeemedAt().isBefore(border) ? border : use.redeemedAt(),
                        use.orderId(),
                        netPayments.of(customer.id(), use.orderId(), use.payable()),
                        use.code(),
                        true));
    }
}
