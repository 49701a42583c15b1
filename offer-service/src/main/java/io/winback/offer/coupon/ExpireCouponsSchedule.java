package io.winback.offer.coupon;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Expires coupons every minute. */
@ApplicationScoped
class ExpireCouponsSchedule {

    private static final int BATCH = 1_000;

    private final ExpireCoupons expireCoupons;

    ExpireCouponsSchedule(ExpireCoupons expireCoupons) {
        this.expireCoupons = expireCoupons;
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int expired;
        do {
            expired = expireCoupons.expire(BATCH);
        } while (expired == BATCH);
    }
}
