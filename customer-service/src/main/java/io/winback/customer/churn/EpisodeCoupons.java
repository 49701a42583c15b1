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

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.groupingBy;

/** The coupons that were reserved during churn episodes. */
@ApplicationScoped
class EpisodeCoupons {

    private final StatelessSession database;

    EpisodeCoupons(StatelessSession database) {
        this.database = database;
    }

    /**
     * Stores coupons of customers who have churned, for their open episode. It locks the customers, so that an erasure at the same
     * time deletes these coupons too, or no coupon of the customer is stored.
     */
    @Transactional(MANDATORY)
    void add(List<CouponReserved> coupons) {
        database.createNativeMutationQuery("""
            with churned as (
                select customer_id, episode_id, back_after from customer where customer_id = any(:customers)
                order by customer_id for key share)
            insert into episode_coupon (customer_id, code, episode_id, decision_id, returns_after)
            select reserved.customer_id, reserved.code, churned.episode_id, reserved.decision_id,
                churned.back_after
            from unnest(:customers, :codes, :decisions) as reserved (customer_id, code, decision_id)
                join churned on churned.customer_id = reserved.customer_id
            where churned.episode_id is not null on conflict do nothing""")
                .setParameter(
                        "customers",
                        coupons.stream().map(CouponReserved::customerId).toArray(String[]::new))
                .setParameter(
                        "codes",
                        coupons.stream().map(coupon -> folded(coupon.code())).toArray(String[]::new))
                .setParameter(
                        "decisions",
                        coupons.stream().map(CouponReserved::decisionId).toArray(UUID[]::new))
                .executeUpdate();
    }

    /**
     * A coupon of an episode.
     *
     * @param code in one spelling
     * @param returnsAfter an order after this time ended the episode when the coupon was reserved; null if an earlier release
     *     stored the coupon
     */
    record EpisodeCoupon(String customerId, String code, UUID episodeId, Instant returnsAfter) {

        EpisodeCoupon after(Instant loss) {
            return new EpisodeCoupon(customerId, code, episodeId, loss);
        }
    }

    /** By customer id. */
    @Transactional(MANDATORY)
    Map<String, List<EpisodeCoupon>> of(Collection<String> customerIds) {
        return database
                .createNativeQuery("""
                        select customer_id, code, episode_id, returns_after from episode_coupon
                        where customer_id = any(:customers)""", Tuple.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .getResultList()
                .stream()
                .map(row -> new EpisodeCoupon(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, UUID.class),
                        row.get(3, Instant.class)))
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
