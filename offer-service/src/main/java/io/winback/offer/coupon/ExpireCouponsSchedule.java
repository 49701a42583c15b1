package io.winback.offer.coupon;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks every minute for coupons whose time is over. */
@ApplicationScoped
class ExpireCouponsSchedule {

    private static final int AT_ONCE = 1_000;

    private final ExpireCoupons expireCoupons;

    ExpireCouponsSchedule(ExpireCoupons expireCoupons) {
        this.expireCoupons = expireCoupons;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        while (expireCoupons.upTo(AT_ONCE) == AT_ONCE) {
            // and the next thousand
        }
    }
}
