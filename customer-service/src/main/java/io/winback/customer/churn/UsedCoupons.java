package io.winback.customer.churn;

import io.winback.events.Money;
import io.winback.events.offer.CouponRedeemed;
import io.winback.events.offer.RedemptionReversed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.StatelessSession;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

/** The uses of coupons. The order in which a use and its reversal arrive does not matter. The caller has locked the customers. */
@ApplicationScoped
@Transactional(MANDATORY)
public class UsedCoupons {

    private final StatelessSession database;

    UsedCoupons(StatelessSession database) {
        this.database = database;
    }

    void add(List<CouponRedeemed> redemptions) {
        database.createNativeMutationQuery("""
                        insert into coupon_use (redemption_id, customer_id, code, order_id, redeemed_at, payable, currency)
                        select redemption_id, customer_id, code, order_id, cast(redeemed_at as timestamptz), payable, currency
                        from unnest(:redemptions, :customers, :codes, :orders, :times, :amounts, :currencies)
                            as used (redemption_id, customer_id, code, order_id, redeemed_at, payable, currency)
                        on conflict (redemption_id) do update set redeemed_at = excluded.redeemed_at,
                            payable = excluded.payable, currency = excluded.currency""")
                .setParameter(
                        "redemptions",
                        redemptions.stream().map(CouponRedeemed::redemptionId).toArray(UUID[]::new))
                .setParameter("customers", column(redemptions, CouponRedeemed::customerId))
                .setParameter("codes", column(redemptions, CouponRedeemed::code))
                .setParameter("orders", column(redemptions, CouponRedeemed::orderId))
                .setParameter("times", column(redemptions, CouponRedeemed::redeemedAt))
                .setParameter(
                        "amounts",
                        redemptions.stream().map(use -> use.payable().amount()).toArray(BigDecimal[]::new))
                .setParameter(
                        "currencies", column(redemptions, use -> use.payable().currency()))
                .executeUpdate();
    }

    void reverse(List<RedemptionReversed> reversals) {
        database.createNativeMutationQuery("""
                        insert into coupon_use (redemption_id, customer_id, code, order_id, reversed_at)
                        select redemption_id, customer_id, code, order_id, cast(reversed_at as timestamptz)
                        from unnest(:redemptions, :customers, :codes, :orders, :times)
                            as reversed (redemption_id, customer_id, code, order_id, reversed_at)
                        on conflict (redemption_id) do update set reversed_at = excluded.reversed_at""")
                .setParameter(
                        "redemptions",
                        reversals.stream().map(RedemptionReversed::redemptionId).toArray(UUID[]::new))
                .setParameter("customers", column(reversals, RedemptionReversed::customerId))
                .setParameter("codes", column(reversals, RedemptionReversed::code))
                .setParameter("orders", column(reversals, RedemptionReversed::orderId))
                .setParameter("times", column(reversals, RedemptionReversed::reversedAt))
                .executeUpdate();
    }

    /** The uses of a customer, the earliest first. */
    List<CouponUse> of(String customerId) {
        return database
                .createNativeQuery("""
                        select code, order_id, redeemed_at, payable, currency, reversed_at is not null
                        from coupon_use where customer_id = :customer
                        order by redeemed_at, redemption_id""", Tuple.class)
                .setParameter("customer", customerId)
                .getResultList()
                .stream()
                .map(row -> new CouponUse(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, Instant.class),
                        row.get(3) == null
                                ? null
                                : new Money(
                                        row.get(3, BigDecimal.class), Currency.getInstance(row.get(4, String.class))),
                        row.get(5, Boolean.class)))
                .toList();
    }

    /** Which of these customers have used a coupon. A use that was reversed counts too. */
    public Set<String> customersAmong(Collection<String> customerIds) {
        return new HashSet<>(database.createNativeQuery(
                        "select distinct customer_id from coupon_use where customer_id = any(:customers)", String.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .getResultList());
    }

    /** When each of these customers last used a coupon. Uses that were reversed do not count. */
    public Map<String, Instant> lastUses(Collection<String> customerIds) {
        return database
                .createNativeQuery("""
                        select customer_id, max(redeemed_at) from coupon_use
                        where customer_id = any(:customers) and redeemed_at is not null and reversed_at is null
                        group by customer_id""", Tuple.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .getResultList()
                .stream()
                .collect(toMap(row -> row.get(0, String.class), row -> row.get(1, Instant.class)));
    }

    private static <E> String[] column(List<E> events, Function<E, Object> value) {
        return events.stream().map(value).map(Object::toString).toArray(String[]::new);
    }
}
