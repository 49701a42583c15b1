package io.winback.offer.coupon;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** All coupons. A churn wave moves thousands a second, so what it does to them is one statement a batch. */
@ApplicationScoped
public class Coupons implements PanacheRepositoryBase<Coupon, String> {

    public Optional<Coupon> withCode(CouponCode code) {
        return findByIdOptional(code.characters());
    }

    /** Until the running transaction ends nobody else can change it. */
    public Optional<Coupon> held(CouponCode code) {
        return findByIdOptional(code.characters(), LockModeType.PESSIMISTIC_WRITE);
    }

    List<Coupon> of(String customerId, Optional<String> afterCode, int most) {
        return afterCode
                .map(code -> find(
                        "customerId = ?1 and (issuedAt, code) < (select c.issuedAt, c.code from Coupon c where c.code = ?2)"
                                + " order by issuedAt desc, code desc",
                        customerId,
                        code))
                .orElseGet(() -> find("customerId = ?1 order by issuedAt desc, code desc", customerId))
                .page(0, most)
                .list();
    }

    /** How many coupons of an offer each of these people holds or used. */
    Map<String, Long> counted(String offerId, Collection<String> customerIds) {
        var counts = new HashMap<String, Long>();
        getSession()
                .createQuery(
                        "select customerId, count(*) from Coupon where offerId = :offer and customerId in :customers"
                                + " and state <> RELEASED group by customerId",
                        Tuple.class)
                .setParameter("offer", offerId)
                .setParameter("customers", customerIds)
                .getResultList()
                .forEach(row -> counts.put(row.get(0, String.class), row.get(1, Long.class)));
        return counts;
    }

    /** Keeps them, save those whose decision has its coupon, and answers the decisions that got one. */
    Set<UUID> reserve(List<Coupon> coupons) {
        return new HashSet<>(getSession()
                .createNativeQuery("""
                        insert into coupon (code, offer_id, customer_id, decision_id, state, issued_at, expires_at, redemptions_left)
                        select code, offer_id, customer_id, decision_id, 'RESERVED', cast(issued_at as timestamptz),
                            cast(expires_at as timestamptz), redemptions_left
                        from unnest(:codes, :offers, :customers, :decisions, :issued, :expiries, :uses)
                            as wanted (code, offer_id, customer_id, decision_id, issued_at, expires_at, redemptions_left)
                        on conflict (decision_id) do nothing
                        returning decision_id""", UUID.class)
                .setParameter("codes", column(coupons, coupon -> coupon.code().characters()))
                .setParameter("offers", column(coupons, Coupon::offerId))
                .setParameter("customers", column(coupons, Coupon::customerId))
                .setParameter(
                        "decisions", coupons.stream().map(Coupon::decisionId).toArray(UUID[]::new))
                .setParameter(
                        "issued", column(coupons, coupon -> coupon.issuedAt().toString()))
                .setParameter(
                        "expiries", column(coupons, coupon -> coupon.expiresAt().toString()))
                .setParameter(
                        "uses", coupons.stream().map(Coupon::redemptionsLeft).toArray(Integer[]::new))
                .getResultList());
    }

    /**
     * The person was told: these can be used. One that was released while its message was on its way comes alive
     * again, as what was said must hold.
     *
     * @return offers of the coupons that had been released
     */
    List<String> activate(Collection<UUID> decisionIds) {
        return getSession()
                .createNativeQuery("""
                        with told as (
                            select code, state as was from coupon
                            where decision_id = any(:decisions) and state in ('RESERVED', 'RELEASED') for update),
                        alive as (
                            update coupon set state = 'ACTIVE' from told where coupon.code = told.code
                            returning coupon.offer_id, told.was)
                        select offer_id from alive where was = 'RELEASED'""", String.class)
                .setParameter("decisions", decisionIds.toArray(UUID[]::new))
                .getResultList();
    }

    /** Those of these decisions that nobody was told of are void; answers them. */
    List<Ended> release(Collection<UUID> decisionIds) {
        return ended(getSession()
                .createNativeQuery(
                        "update coupon set state = 'RELEASED' where decision_id = any(:decisions) and state = 'RESERVED'"
                                + " returning code, offer_id, customer_id, decision_id, false as used",
                        Tuple.class)
                .setParameter("decisions", decisionIds.toArray(UUID[]::new))
                .getResultList());
    }

    /** Ends up to so many whose time is over, and answers them; two replicas end different ones. */
    List<Ended> expire(Instant now, int most) {
        return ended(getSession()
                .createNativeQuery("""
                        update coupon set state = 'EXPIRED' where code in (
                            select code from coupon where state in ('RESERVED', 'ACTIVE') and expires_at <= :now
                            order by expires_at limit :most for update skip locked)
                        returning code, offer_id, customer_id, decision_id,
                            exists (select from redemption
                                where redemption.code = coupon.code and reversed_at is null) as used""", Tuple.class)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList());
    }

    /** Ends the open ones of somebody, and answers them; all of theirs are held until the running transaction ends. */
    List<Ended> revoke(String customerId) {
        return ended(getSession()
                .createNativeQuery("""
                        with theirs as (
                            select code, state in ('RESERVED', 'ACTIVE') as open from coupon
                            where customer_id = :customer order by code for update)
                        update coupon set state = case when theirs.open then 'REVOKED' else state end
                        from theirs where coupon.code = theirs.code
                        returning coupon.code, offer_id, customer_id, decision_id,
                            not theirs.open or exists (select from redemption
                                where redemption.code = coupon.code and reversed_at is null) as used""", Tuple.class)
                .setParameter("customer", customerId)
                .getResultList());
    }

    Map<String, Long> byState() {
        var counts = new HashMap<String, Long>();
        getSession()
                .createQuery("select state, count(*) from Coupon group by state", Tuple.class)
                .getResultList()
                .forEach(row -> counts.put(row.get(0, CouponState.class).name(), row.get(1, Long.class)));
        return counts;
    }

    /**
     * A coupon that will not be used any more.
     *
     * @param used whether it ever was
     */
    record Ended(String code, String offerId, String customerId, UUID decisionId, boolean used) {}

    private static List<Ended> ended(List<Tuple> rows) {
        return rows.stream()
                .map(row -> new Ended(
                        new CouponCode(row.get(0, String.class)).toString(),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, UUID.class),
                        row.get(4, Boolean.class)))
                .toList();
    }

    private static String[] column(List<Coupon> coupons, Function<Coupon, String> value) {
        return coupons.stream().map(value).toArray(String[]::new);
    }
}
