package io.winback.customer.churn;

import io.winback.customer.profile.BulkCustomers;
import io.winback.customer.profile.Customer;
import io.winback.events.Event;
import io.winback.events.offer.CouponRedeemed;
import io.winback.events.offer.RedemptionReversed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.function.Consumer;

/**
 * A customer who uses a coupon has returned, also if the shop reports no order. A reversal undoes the return unless an order
 * of the shop or another use ends the episode. The totals of the customer do not change: only orders change them.
 */
@ApplicationScoped
public class ReturnByCoupon {

    private final BulkCustomers customers;
    private final UsedCoupons usedCoupons;
    private final CorrectEpisodes correctEpisodes;

    ReturnByCoupon(BulkCustomers customers, UsedCoupons usedCoupons, CorrectEpisodes correctEpisodes) {
        this.customers = customers;
        this.usedCoupons = usedCoupons;
        this.correctEpisodes = correctEpisodes;
    }

    /** @param redemptions one for each customer */
    @Transactional
    public void redeem(List<CouponRedeemed> redemptions) {
        record(redemptions, usedCoupons::add);
    }

    /** @param reversals one for each customer */
    @Transactional
    public void reverse(List<RedemptionReversed> reversals) {
        record(reversals, usedCoupons::reverse);
    }

    private <E extends Event> void record(List<E> events, Consumer<List<E>> store) {
        var locked = customers.lock(events.stream().map(Event::customerId).toList());
        var known = locked.stream().map(Customer::id).toList();
        store.accept(events.stream()
                .filter(event -> known.contains(event.customerId()))
                .toList());
        var changed = correctEpisodes.correct(locked);
        if (!changed.isEmpty()) {
            customers.store(changed);
            correctEpisodes.publishProfiles(changed);
        }
    }
}
