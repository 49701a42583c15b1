package io.winback.customer.churn;

import io.winback.events.offer.CouponReserved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Stores which coupons belong to open churn episodes. */
@ApplicationScoped
public class StoreEpisodeCoupons {

    private final EpisodeCoupons episodeCoupons;

    StoreEpisodeCoupons(EpisodeCoupons episodeCoupons) {
        this.episodeCoupons = episodeCoupons;
    }

    @Transactional
    public void store(List<CouponReserved> coupons) {
        episodeCoupons.add(coupons);
    }
}
