package io.winback.customer.profile;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.http.RuleViolation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import static io.winback.chassis.database.ScalarQuery.scalar;
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

    /**
     * Locks the customer until the transaction ends, also against statements that only refer to the customer, such as an insert
     * into the timeline. An erasure then finds all rows of the customer.
     */
    @Transactional(MANDATORY)
    public Optional<Customer> lockForErasure(String customerId) {
        return lockAll(List.of(customerId)).stream().findFirst();
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
        return Set.copyOf(scalar(getSession(), """
                        with made as (
                            insert into customer (customer_id) select * from unnest(:customers)
                            on conflict do nothing returning customer_id)
                        select customer_id from made""", String.class)
                .setParameter("customers", inOrder(customerIds))
                .getResultList());
    }

    /** Deletes customers whom the transaction has created, and who have no facts. */
    @Transactional(MANDATORY)
    void deleteCreated(Collection<String> customerIds) {
        getSession()
                .createNativeMutationQuery("delete from customer where customer_id = any(:customers)")
                .setParameter("customers", inOrder(customerIds))
                .executeUpdate();
    }

    static String[] inOrder(Collection<String> customerIds) {
        return new TreeSet<>(customerIds).toArray(String[]::new);
    }
}
