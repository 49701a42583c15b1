package io.winback.customer.churn;

import io.winback.customer.profile.BulkCustomers;
import io.winback.events.offer.CouponReserved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Stores which coupons belong to churn episodes. An order with the coupon that is known already ends its episode at once. */
@ApplicationScoped
public class StoreEpisodeCoupons {

    private final EpisodeCoupons episodeCoupons;
    private final BulkCustomers customers;
    private final CorrectEpisodes correctEpisodes;

    StoreEpisodeCoupons(EpisodeCoupons episodeCoupons, BulkCustomers customers, CorrectEpisodes correctEpisodes) {
        this.episodeCoupons = episodeCoupons;
        this.customers = customers;
        this.correctEpisodes = correctEpisodes;
    }

    @Transactional
    public void store(List<CouponReserved> coupons) {
        episodeCoupons.lockCustomers(coupons);
        episodeCoupons.add(coupons);
        var withCodes = episodeCoupons.customersWithCodes(coupons);
        if (withCodes.isEmpty()) {
            return;
        }
        var changed = correctEpisodes.correct(customers.lock(withCodes));
        if (!changed.isEmpty()) {
            customers.store(changed);
            correctEpisodes.publishProfiles(changed);
        }
    }
}
