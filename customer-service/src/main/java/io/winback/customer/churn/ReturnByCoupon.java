package io.winback.customer.churn;

import io.winback.customer.profile.BulkCustomers;
import io.winback.customer.profile.Customer;
import io.winback.customer.profile.Purchase;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.offer.CouponRedeemed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * A customer who uses a coupon has returned, also if the shop reports no order. The totals of the customer do not change: only
 * orders change them. A coupon of the open episode ends it whatever the time of the order.
 */
@ApplicationScoped
public class ReturnByCoupon {

    private final BulkCustomers customers;
    private final EpisodeCoupons episodeCoupons;
    private final CorrectEpisodes correctEpisodes;

    ReturnByCoupon(BulkCustomers customers, EpisodeCoupons episodeCoupons, CorrectEpisodes correctEpisodes) {
        this.customers = customers;
        this.episodeCoupons = episodeCoupons;
        this.correctEpisodes = correctEpisodes;
    }

    /** @param redemptions one for each customer */
    @Transactional
    public void redeem(List<CouponRedeemed> redemptions) {
        var returned = new ArrayList<Customer>();
        var returns = new ArrayList<CustomerReturned>();
        var locked = customers.lock(
                redemptions.stream().map(CouponRedeemed::customerId).toList());
        for (var customer : locked) {
            redemptions.stream()
                    .filter(redeemed -> redeemed.customerId().equals(customer.id()))
                    .flatMap(redeemed -> returned(customer, redeemed).stream())
                    .forEach(event -> {
                        returned.add(customer);
                        returns.add(event);
                    });
        }
        if (!returned.isEmpty()) {
            customers.store(returned);
            correctEpisodes.end(returns, returned);
        }
    }

    private Optional<CustomerReturned> returned(Customer customer, CouponRedeemed redeemed) {
        var border = customer.returnsAfter();
        if (border == null || redeemed.redeemedAt().isBefore(border) && !isOfOpenEpisode(customer, redeemed.code())) {
            return Optional.empty();
        }
        return customer.returnByCoupon(redeemed.redeemedAt(), redeemed.orderId(), redeemed.payable(), redeemed.code());
    }

    /** Ends the open episode of a customer if the order has its coupon. */
    @Transactional(MANDATORY)
    public Optional<CustomerReturned> order(Customer customer, Purchase order) {
        return order.couponCode() != null && isOfOpenEpisode(customer, order.couponCode())
                ? customer.returnByCoupon(order.time().placedAt(), order.orderId(), order.total(), order.couponCode())
                : Optional.empty();
    }

    private boolean isOfOpenEpisode(Customer customer, String code) {
        return customer.openEpisode()
                .filter(episode -> episodeCoupons.isOf(customer.id(), code, episode.episodeId()))
                .isPresent();
    }
}
