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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.StatelessSession;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
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

    /** The uses by customer id, the earliest first. Customers without uses are missing. */
    Map<String, List<CouponUse>> of(Collection<String> customerIds) {
        return database
                .createNativeQuery("""
                        select customer_id, code, order_id, redeemed_at, payable, currency, reversed_at is not null
                        from coupon_use where customer_id = any(:customers)
                        order by redeemed_at, redemption_id""", Tuple.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .getResultList()
                .stream()
                .collect(groupingBy(row -> row.get(0, String.class), mapping(UsedCoupons::use, toList())));
    }

    private static CouponUse use(Tuple row) {
        return new CouponUse(
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, Instant.class),
                row.get(4) == null
                        ? null
                        : new Money(row.get(4, BigDecimal.class), Currency.getInstance(row.get(5, String.class))),
                row.get(6, Boolean.class));
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
