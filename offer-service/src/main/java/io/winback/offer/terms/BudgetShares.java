package io.winback.offer.terms;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.hibernate.query.MutationQuery;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.math.BigDecimal.ZERO;

/**
 * A budget in shares. A share holds a part of the budget, which counts in the budget as used. Concurrent takers take from
 * different shares. Where no share holds enough, one taker locks the budget with all its shares, and divides what is left again.
 * So the last coupon and the last of the money can be taken, and never more. A transaction that waited for this lock tries the
 * shares again first. Otherwise it would divide the budget again and lock all shares, and the next transactions would wait too.
 *
 * <p>A transaction takes from several offers in the order of their ids, so that no two transactions wait for each other.
 */
@ApplicationScoped
@Transactional(MANDATORY)
class BudgetShares {

    /** The share that the statement changes: one that holds enough, and that no other taker has locked. */
    private static final String FREE = """
            (offer_id, unit, share) = (
                select offer_id, unit, share from budget_share
                where offer_id = :offer and unit = :unit and remaining >= :least
                order by random() limit 1 for update skip locked)""";

    private final Session database;
    private final BudgetSharesConfiguration configuration;

    BudgetShares(Session database, BudgetSharesConfiguration configuration) {
        this.database = database;
        this.configuration = configuration;
    }

    /** Takes all that is wanted, or nothing. @return whether the budget held it, or has no limit */
    boolean take(String offerId, BudgetUnit unit, BigDecimal wanted) {
        return takeUpTo(offerId, unit, wanted, wanted).compareTo(wanted) == 0;
    }

    /** Takes what the budget holds. @return what it took: at most {@code wanted}, and nothing where it would be below {@code least} */
    BigDecimal takeUpTo(String offerId, BudgetUnit unit, BigDecimal wanted, BigDecimal least) {
        lockDefinition(offerId);
        var left = left(offerId, unit);
        if (left.isUnlimited()) {
            return wanted;
        }
        if (left.total().compareTo(least) < 0) {
            return ZERO;
        }
        if (left.largestShare().compareTo(wanted) >= 0 && takeFromShare(offerId, unit, wanted)) {
            return wanted;
        }
        lockBudget(offerId);
        return takeFromShare(offerId, unit, wanted) ? wanted : divideAgain(offerId, unit, wanted, least);
    }

    /** Puts what this transaction has taken into a share, or into a budget without shares. It waits for no other transaction. */
    void putBack(String offerId, BudgetUnit unit, BigDecimal taken) {
        int shares = share(
                        unit.sql(
                                "update budget_share set remaining = remaining + :change where " + FREE
                                        + " and exists (select from offer_budget where offer_id = :offer and %1$s_limit is not null)"),
                        offerId,
                        unit)
                .setParameter("change", taken)
                .setParameter("least", ZERO)
                .executeUpdate();
        if (shares == 0) {
            giveBack(offerId, unit, taken);
        }
    }

    /** Returns what an earlier transaction has taken. */
    void giveBack(String offerId, BudgetUnit unit, BigDecimal returned) {
        share(unit.sql("""
                update offer_budget set %1$s_used = greatest(0, %1$s_used - :returned)
                where offer_id = :offer and %1$s_limit is not null and (:unit = 'COUPONS' or currency = :unit)"""), offerId, unit).setParameter("returned", returned).executeUpdate();
    }

    /** Takes without regard to the limit. */
    void takeBeyondLimit(String offerId, BudgetUnit unit, BigDecimal amount) {
        recall(offerId, unit);
        giveBack(offerId, unit, amount.negate());
    }

    /** What is left of the budget now. Nothing is left of a budget in another currency. */
    Left left(String offerId, BudgetUnit unit) {
        return database.createNativeQuery(unit.sql("""
                        select case when %2$s then %1$s_limit - %1$s_used else 0 end, coalesce(remaining, 0), coalesce(largest, 0)
                        from offer_budget, (
                            select sum(remaining) as remaining, max(remaining) as largest from budget_share
                            where offer_id = :offer and unit = :unit) as shares
                        where offer_id = :offer and %1$s_limit is not null"""), Tuple.class)
                .setParameter("offer", offerId)
                .setParameter("unit", unit.name())
                .uniqueResultOptional()
                .map(row -> new Left(decimal(row, 0).add(decimal(row, 1)), decimal(row, 2)))
                .orElse(Left.UNLIMITED);
    }

    /** A column that is a whole number or a decimal, by the unit. */
    private static BigDecimal decimal(Tuple row, int column) {
        return new BigDecimal(row.get(column).toString());
    }

    /** Locks the limits of a budget against {@link #lockToDefine}, until the transaction ends. */
    private void lockDefinition(String offerId) {
        lock("select 1 from pg_advisory_xact_lock_shared(hashtextextended(:lock, 0))", offerId);
    }

    /** Waits for the transactions that take of a budget without a limit, and keeps further ones away until the transaction ends. */
    void lockToDefine(String offerId) {
        lock("select 1 from pg_advisory_xact_lock(hashtextextended(:lock, 0))", offerId);
    }

    private void lock(String sql, String offerId) {
        scalar(database, sql, Integer.class)
                .setParameter("lock", "budget of " + offerId)
                .getSingleResult();
    }

    /** Returns all shares to the budget, and locks the budget until the transaction ends. */
    void recall(String offerId, BudgetUnit unit) {
        lockBudget(offerId);
        var shares = scalar(database, """
                        select remaining from budget_share where offer_id = :offer and unit = :unit
                        order by share for update""", BigDecimal.class)
                .setParameter("offer", offerId)
                .setParameter("unit", unit.name())
                .getResultList();
        var recalled = shares.stream().reduce(ZERO, BigDecimal::add);
        if (recalled.signum() > 0) {
            share("update budget_share set remaining = 0 where offer_id = :offer and unit = :unit", offerId, unit)
                    .executeUpdate();
            giveBack(offerId, unit, recalled);
        }
    }

    /**
     * A change of a share that the same transaction has changed before locks the key of its budget, by the foreign key. So this lock
     * leaves keys free: otherwise two transactions could wait for each other.
     */
    private void lockBudget(String offerId) {
        scalar(database, "select 1 from offer_budget where offer_id = :offer for no key update", Integer.class)
                .setParameter("offer", offerId)
                .getResultList();
    }

    /**
     * Takes from a share. A share that changed meanwhile, and holds too little now, stays locked by the statement. So a statement
     * without success is rolled back: a transaction that waits for the whole budget must hold none of its shares.
     */
    private boolean takeFromShare(String offerId, BudgetUnit unit, BigDecimal wanted) {
        database.createNativeMutationQuery("savepoint share").executeUpdate();
        var taken = share("update budget_share set remaining = remaining - :change where " + FREE, offerId, unit)
                .setParameter("change", wanted)
                .setParameter("least", wanted)
                .executeUpdate();
        if (taken == 0) {
            database.createNativeMutationQuery("rollback to savepoint share").executeUpdate();
        }
        return taken == 1;
    }

    private MutationQuery share(String sql, String offerId, BudgetUnit unit) {
        return database.createNativeMutationQuery(sql)
                .setParameter("offer", offerId)
                .setParameter("unit", unit.name());
    }

    private BigDecimal divideAgain(String offerId, BudgetUnit unit, BigDecimal wanted, BigDecimal least) {
        recall(offerId, unit);
        var left = left(offerId, unit).total();
        if (left.compareTo(least) < 0) {
            return ZERO;
        }
        var taken = wanted.min(left);
        var shares = EvenShares.of(left.subtract(taken), wanted, configuration.count());
        store(offerId, unit, shares);
        giveBack(offerId, unit, shares.stream().reduce(taken, BigDecimal::add).negate());
        return taken;
    }

    /** Stores shares. All others stay as they are. */
    private void store(String offerId, BudgetUnit unit, List<BigDecimal> shares) {
        share("""
                insert into budget_share (offer_id, unit, share, remaining)
                select :offer, :unit, share, remaining from unnest(:shares, :amounts) as divided (share, remaining)
                on conflict (offer_id, unit, share) do update set remaining = excluded.remaining""", offerId, unit)
                .setParameter(
                        "shares", IntStream.range(0, shares.size()).boxed().toArray(Integer[]::new))
                .setParameter("amounts", shares.toArray(BigDecimal[]::new))
                .executeUpdate();
    }

    /**
     * What is left of a budget.
     *
     * @param total in the budget and its shares; null for no limit
     */
    record Left(BigDecimal total, BigDecimal largestShare) {

        private static final Left UNLIMITED = new Left(null, ZERO);

        boolean isUnlimited() {
            return total == null;
        }

        boolean covers(BigDecimal amount) {
            return isUnlimited() || total.compareTo(amount) >= 0;
        }
    }
}
