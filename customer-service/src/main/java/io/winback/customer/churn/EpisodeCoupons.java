package io.winback.customer.churn;

import io.winback.events.offer.CouponReserved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.hibernate.StatelessSession;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.groupingBy;

/** The coupons that were reserved for churn episodes. */
@ApplicationScoped
class EpisodeCoupons {

    private final StatelessSession database;

    EpisodeCoupons(StatelessSession database) {
        this.database = database;
    }

    /**
     * Stores coupons of customers who have churned, for the episode that began last before the reservation. It may have ended since
     * then. Without the time of the reservation, the open episode counts, else the last one.
     */
    @Transactional(MANDATORY)
    void add(List<CouponReserved> coupons) {
        database.createNativeMutationQuery("""
            insert into episode_coupon (customer_id, code, episode_id, decision_id, returns_after, reserved_at)
            select reserved.customer_id, reserved.code, coalesce(begun.episode_id, customer.episode_id, last.episode_id),
                reserved.decision_id, customer.back_after, reserved.at
            from (select customer_id, code, decision_id, cast(at as timestamptz) as at
                    from unnest(:customers, :codes, :decisions, :times) as given (customer_id, code, decision_id, at)) as reserved
                join customer on customer.customer_id = reserved.customer_id
                left join lateral (select episode_id from loss
                    where loss.customer_id = reserved.customer_id and lost_at <= reserved.at + cast(:tolerance as interval)
                    order by lost_at desc limit 1) as begun on true
                left join lateral (select episode_id from loss where loss.customer_id = reserved.customer_id
                    order by lost_at desc limit 1) as last on true
            where not customer.erased and coalesce(customer.episode_id, last.episode_id) is not null
            on conflict do nothing""")
                .setParameter("customers", ids(coupons))
                .setParameter("tolerance", EpisodeCoupon.CLOCK_DIFFERENCE.toString())
                .setParameter(
                        "times",
                        coupons.stream()
                                .map(CouponReserved::reservedAt)
                                .map(at -> at == null ? null : at.toString())
                                .toArray(String[]::new))
                .setParameter(
                        "codes",
                        coupons.stream().map(coupon -> folded(coupon.code())).toArray(String[]::new))
                .setParameter(
                        "decisions",
                        coupons.stream().map(CouponReserved::decisionId).toArray(UUID[]::new))
                .executeUpdate();
    }

    /**
     * Locks the customers until the transaction ends, so that an erasure at the same time deletes their coupons too, and an order at
     * the same time is known, or knows the coupons.
     */
    @Transactional(MANDATORY)
    void lockCustomers(List<CouponReserved> coupons) {
        scalar(
                        database,
                        "select customer_id from customer where customer_id = any(:customers) order by customer_id for update",
                        String.class)
                .setParameter("customers", ids(coupons))
                .getResultList();
    }

    /** Which of these customers have an order with a coupon code, or used a coupon. Most have not. */
    @Transactional(MANDATORY)
    List<String> customersWithCodes(List<CouponReserved> coupons) {
        return scalar(database, """
                        select customer_id from customer_order
                        where customer_id = any(:customers) and coupon_code is not null
                        union
                        select customer_id from coupon_use where customer_id = any(:customers)""", String.class)
                .setParameter("customers", ids(coupons))
                .getResultList();
    }

    private static String[] ids(List<CouponReserved> coupons) {
        return coupons.stream().map(CouponReserved::customerId).toArray(String[]::new);
    }

    /** By customer id. */
    @Transactional(MANDATORY)
    Map<String, List<EpisodeCoupon>> of(Collection<String> customerIds) {
        return database
                .createNativeQuery("""
                        select customer_id, code, episode_id, returns_after, reserved_at from episode_coupon
                        where customer_id = any(:customers)""", Tuple.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .getResultList()
                .stream()
                .map(row -> new EpisodeCoupon(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, UUID.class),
                        row.get(3, Instant.class),
                        row.get(4, Instant.class)))
                .collect(groupingBy(EpisodeCoupon::customerId));
    }

    /** One spelling of a code: without regard to width, case and separators, and to O, I and L. */
    static String folded(String code) {
        return Normalizer.normalize(code, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^0-9A-Z]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
