package io.winback.offer.coupon;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.http.ExternalId;
import io.winback.offer.terms.IssuedCoupons;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
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

import static io.winback.chassis.database.ScalarQuery.scalar;
import static io.winback.offer.coupon.CouponState.Transition.ACTIVATE;
import static io.winback.offer.coupon.CouponState.Transition.EXPIRE;
import static io.winback.offer.coupon.CouponState.Transition.RELEASE;
import static io.winback.offer.coupon.CouponState.Transition.REVOKE;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All coupons. A churn wave changes thousands a second, so each change of a batch is one statement. */
@ApplicationScoped
public class Coupons implements PanacheRepositoryBase<Coupon, String>, IssuedCoupons {

    private static final String EXPIRABLE = "{" + String.join(",", EXPIRE.from()) + "}";

    /**
     * PostgreSQL may plan it for all values of its parameters. The states are constants, so that the plan can use the partial
     * index of expiries. The array lets it find the coupons by their code.
     */
    private static final String EXPIRE_SQL = """
            update coupon set state = :to where code = any(array(
                select code from coupon where state = any('%s') and expires_at <= :now
                order by expires_at limit :limit for update skip locked))
            returning code, offer_id, customer_id, decision_id, false as ended_before""".formatted(EXPIRABLE);

    @Override
    public boolean existOf(String offerId) {
        return scalar(getSession(), "select exists (select from coupon where offer_id = :offer)", Boolean.class)
                .setParameter("offer", offerId)
                .getSingleResult();
    }

    public Optional<Coupon> withCode(CouponCode code) {
        return findByIdOptional(code.characters());
    }

    /** Locks the coupon until the transaction ends. */
    @Transactional(MANDATORY)
    public Optional<Coupon> lock(CouponCode code) {
        return findByIdOptional(code.characters(), LockModeType.PESSIMISTIC_WRITE);
    }

    /** The coupons of a customer, the newest first. @param afterCode null for the first page */
    List<Coupon> ofCustomer(String customerId, String afterCode, int limit) {
        var found = afterCode == null
                ? find("customerId = ?1 order by issuedAt desc, code desc", customerId)
                : find(
                        "customerId = ?1 and (issuedAt, code) < (select c.issuedAt, c.code from Coupon c where c.code = ?2)"
                                + " order by issuedAt desc, code desc",
                        customerId,
                        afterCode);
        return found.page(0, limit).list();
    }

    /** How many coupons of an offer take a place in its budget: those that can be used, and those that were. */
    public long countInBudget(String offerId) {
        return scalar(getSession(), """
                        select count(*) from coupon where offer_id = :offer and (state = any(:open)
                            or exists (select from redemption
                                where redemption.code = coupon.code and reversed_at is null))""", Long.class)
                .setParameter("offer", offerId)
                .setParameter(
                        "open", CouponState.IN_BUDGET.stream().map(Enum::name).toArray(String[]::new))
                .getSingleResult();
    }

    /** Whether a coupon has a use that was not reversed. It then keeps its place in the budget when it ends. */
    @Transactional(MANDATORY)
    public boolean isUsed(CouponCode code) {
        return !usedAmong(List.of(code.characters())).isEmpty();
    }

    /**
     * The coupons that have a use that was not reversed. This must be a separate statement after the one that locks the coupons:
     * it then sees a reversal that was committed while the lock was awaited.
     */
    private Set<String> usedAmong(List<String> codes) {
        return new HashSet<>(scalar(
                        getSession(),
                        "select distinct code from redemption where code = any(:codes) and reversed_at is null",
                        String.class)
                .setParameter("codes", codes.toArray(String[]::new))
                .getResultList());
    }

    /**
     * Locks the coupons of an offer that these customers have, and may get, until the transaction ends. Coupons of one customer
     * are counted one after the other.
     */
    @Transactional(MANDATORY)
    void lockCustomers(String offerId, Collection<String> customerIds) {
        scalar(getSession(), """
                        select count(pg_advisory_xact_lock(id)) from (
                            select distinct hashtextextended(:offer || ' ' || customer, 0) as id
                            from unnest(:customers) as customer order by id) as locks""", Long.class)
                .setParameter("offer", offerId)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .getSingleResult();
    }

    /**
     * How many coupons of an offer each customer has or has used. Released coupons do not count: the customer does not know their
     * codes, unless a message was sent just before.
     */
    Map<String, Long> countByCustomer(String offerId, Collection<String> customerIds) {
        var counts = new HashMap<String, Long>();
        getSession()
                .createQuery(
                        "select customerId, count(*) from Coupon where offerId = :offer and customerId in :customers"
                                + " and state <> :released group by customerId",
                        Tuple.class)
                .setParameter("released", CouponState.RELEASED)
                .setParameter("offer", offerId)
                .setParameter("customers", customerIds)
                .getResultList()
                .forEach(row -> counts.put(row.get(0, String.class), row.get(1, Long.class)));
        return counts;
    }

    /** Stores the coupons whose decision has none yet. @return the decisions that got a coupon */
    @Transactional(MANDATORY)
    Set<UUID> reserve(List<Coupon> coupons) {
        return new HashSet<>(scalar(getSession(), """
                        insert into coupon (code, offer_id, customer_id, decision_id, state, issued_at, expires_at, redemptions_left,
                            revision)
                        select code, offer_id, customer_id, decision_id, state, cast(issued_at as timestamptz),
                            cast(expires_at as timestamptz), redemptions_left,
                            revision
                        from unnest(:codes, :offers, :customers, :decisions, :states, :issued, :expiries, :uses, :revisions)
                            as wanted (code, offer_id, customer_id, decision_id, state, issued_at, expires_at, redemptions_left,
                                revision)
                        on conflict (decision_id) do nothing
                        returning decision_id""", UUID.class)
                .setParameter("codes", column(coupons, coupon -> coupon.code().characters()))
                .setParameter("offers", column(coupons, Coupon::offerId))
                .setParameter("customers", column(coupons, Coupon::customerId))
                .setParameter(
                        "decisions", coupons.stream().map(Coupon::decisionId).toArray(UUID[]::new))
                .setParameter("states", column(coupons, coupon -> coupon.state().name()))
                .setParameter(
                        "issued", column(coupons, coupon -> coupon.issuedAt().toString()))
                .setParameter(
                        "expiries", column(coupons, coupon -> coupon.expiresAt().toString()))
                .setParameter(
                        "uses", coupons.stream().map(Coupon::redemptionsLeft).toArray(Integer[]::new))
                .setParameter(
                        "revisions", coupons.stream().map(Coupon::revision).toArray(Long[]::new))
                .getResultList());
    }

    /**
     * Activates the coupons of these decisions, also one that was released when its message was already sent, and its event
     * not yet received. A coupon of an erased customer stays as it is.
     *
     * @return the offers of the coupons that had been released
     */
    @Transactional(MANDATORY)
    List<String> activate(Collection<UUID> decisionIds) {
        return scalar(getSession(), """
                        with before as (
                            select code, state from coupon
                            where decision_id = any(:decisions) and state = any(:from)
                                and not starts_with(customer_id, :erased)
                            for update),
                        activated as (
                            update coupon set state = :to from before where coupon.code = before.code
                            returning coupon.offer_id, before.state)
                        select offer_id from activated where state = :released""", String.class)
                .setParameter("decisions", decisionIds.toArray(UUID[]::new))
                .setParameter("from", ACTIVATE.from())
                .setParameter("erased", ExternalId.RESERVED)
                .setParameter("to", ACTIVATE.to().name())
                .setParameter("released", CouponState.RELEASED.name())
                .getResultList();
    }

    /** Ends the coupons of these decisions that are still reserved. @return the coupons that it ended */
    @Transactional(MANDATORY)
    List<Ended> release(Collection<UUID> decisionIds) {
        return ended(getSession()
                .createNativeQuery(
                        "update coupon set state = :to where decision_id = any(:decisions) and state = any(:from)"
                                + " returning code, offer_id, customer_id, decision_id, false as ended_before",
                        Tuple.class)
                .setParameter("decisions", decisionIds.toArray(UUID[]::new))
                .setParameter("from", RELEASE.from())
                .setParameter("to", RELEASE.to().name())
                .getResultList());
    }

    /**
     * Ends coupons whose time is over. Replicas that run at the same time end different coupons.
     *
     * @return the coupons that it ended, at most {@code limit}
     */
    @Transactional(MANDATORY)
    List<Ended> expire(Instant now, int limit) {
        return ended(getSession()
                .createNativeQuery(EXPIRE_SQL, Tuple.class)
                .setParameter("to", EXPIRE.to().name())
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList());
    }

    /**
     * Ends the open coupons of a customer, and locks all coupons of that customer until the transaction ends.
     *
     * @return all coupons of the customer; one that had ended before counts as used
     */
    @Transactional(MANDATORY)
    public List<Ended> revoke(String customerId) {
        return ended(getSession()
                .createNativeQuery("""
                        with before as (
                            select code, state = any(:from) as open from coupon
                            where customer_id = :customer order by code for update)
                        update coupon set state = case when before.open then :to else state end
                        from before where coupon.code = before.code
                        returning coupon.code, offer_id, customer_id, decision_id, not before.open as ended_before""", Tuple.class)
                .setParameter("from", REVOKE.from())
                .setParameter("to", REVOKE.to().name())
                .setParameter("customer", customerId)
                .getResultList());
    }

    /**
     * A coupon that cannot be redeemed any more.
     *
     * @param used whether it keeps its place in the budget of its offer
     */
    public record Ended(String code, String offerId, String customerId, UUID decisionId, boolean used) {}

    private List<Ended> ended(List<Tuple> rows) {
        var used = usedAmong(rows.stream().map(row -> row.get(0, String.class)).toList());
        return rows.stream()
                .map(row -> new Ended(
                        new CouponCode(row.get(0, String.class)).toString(),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, UUID.class),
                        row.get(4, Boolean.class) || used.contains(row.get(0, String.class))))
                .toList();
    }

    private static String[] column(List<Coupon> coupons, Function<Coupon, String> value) {
        return coupons.stream().map(value).toArray(String[]::new);
    }
}
