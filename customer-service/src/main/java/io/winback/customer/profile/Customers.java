package io.winback.customer.profile;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.http.QueryFilter;
import io.winback.chassis.http.RuleViolation;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All customers. */
@ApplicationScoped
public class Customers implements PanacheRepositoryBase<Customer, String> {

    /** Locks many customers in the order of their ids, so that two batches do not block each other. */
    static final String LOCK_ALL =
            "select * from customer where customer_id = any(:customers) order by customer_id for update";

    /** Locks the customer until the transaction ends. */
    @Transactional(MANDATORY)
    public Optional<Customer> lock(String customerId) {
        return findByIdOptional(customerId, LockModeType.PESSIMISTIC_WRITE);
    }

    /**
     * Locks the customer until the transaction ends.
     *
     * @throws RuleViolation {@code UNKNOWN_CUSTOMER}
     */
    @Transactional(MANDATORY)
    public Customer lockExisting(String customerId) {
        return lock(customerId)
                .orElseThrow(() -> new RuleViolation("UNKNOWN_CUSTOMER", "there is no customer " + customerId));
    }

    /** Locks the customers that exist until the transaction ends. */
    @Transactional(MANDATORY)
    public List<Customer> lockAll(Collection<String> customerIds) {
        // One array parameter: a parameter list would be a new statement for each length.
        return getSession()
                .createNativeQuery(LOCK_ALL, Customer.class)
                .setParameter("customers", inOrder(customerIds))
                .getResultList();
    }

    /**
     * Creates the customers that do not exist.
     *
     * @return their ids
     */
    @Transactional(MANDATORY)
    Set<String> createMissing(Collection<String> customerIds) {
        return Set.copyOf(getSession()
                .createNativeQuery("""
                        with made as (
                            insert into customer (customer_id) select * from unnest(:customers)
                            on conflict do nothing returning customer_id)
                        select customer_id from made""", String.class)
                .setParameter("customers", inOrder(customerIds))
                .getResultList());
    }

    static String[] inOrder(Collection<String> customerIds) {
        return new TreeSet<>(customerIds).toArray(String[]::new);
    }

    /**
     * A page of customers by revenue, the highest first.
     *
     * @param filter its null values match all customers
     * @param after null for the first page
     */
    List<Customer> page(Filter filter, Position after, int limit) {
        var conditions = new QueryFilter()
                .and("erased = :erased", "erased", false)
                .and("lifecycle.stage = :stage", "stage", filter.stage())
                .and("metrics.tier = :tier", "tier", filter.tier())
                .and("lifecycle.churnReason = :reason", "reason", filter.churnReason())
                // The index can start at the first of these two conditions.
                .and("coalesce(metrics.revenue, 0) <= :revenue", "revenue", after == null ? null : after.revenue())
                .and(
                        "(coalesce(metrics.revenue, 0) < :revenue or customerId > :customer)",
                        "customer",
                        after == null ? null : after.customerId());
        return find(conditions + " order by coalesce(metrics.revenue, 0) desc, customerId", conditions.parameters())
                .page(0, limit)
                .list();
    }

    /** Restricts a list of customers. */
    record Filter(Stage stage, Tier tier, ChurnReason churnReason) {}

    /** The last entry of a page. */
    record Position(BigDecimal revenue, String customerId) {

        static Position parse(String text) {
            var space = text.indexOf(' ');
            if (space < 0) {
                throw new IllegalArgumentException("no position");
            }
            return new Position(new BigDecimal(text.substring(0, space)), text.substring(space + 1));
        }

        @Override
        public String toString() {
            return revenue.toPlainString() + ' ' + customerId;
        }
    }
}
