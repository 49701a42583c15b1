package io.winback.customer.profile;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.http.QueryFilter;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** All customers. */
@ApplicationScoped
public class Customers implements PanacheRepositoryBase<Customer, String> {

    /** Until the running transaction ends nobody else can change the customer, who is made if there was none. */
    public Customer held(String customerId) {
        addAll(List.of(customerId));
        return findById(customerId, LockModeType.PESSIMISTIC_WRITE);
    }

    public Optional<Customer> lock(String customerId) {
        return findByIdOptional(customerId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** As above for many, always locked in one order so that two batches do not wait for each other. */
    public List<Customer> held(Collection<String> customerIds) {
        // One array, however many they are: a list of parameters would be a new statement for each length.
        return getSession()
                .createNativeQuery(
                        "select * from customer where customer_id = any(:customers) order by customer_id for update",
                        Customer.class)
                .setParameter("customers", new TreeSet<>(customerIds).toArray(String[]::new))
                .getResultList();
    }

    /**
     * Makes those whom we do not know yet.
     *
     * @return their ids
     */
    Set<String> addAll(Collection<String> customerIds) {
        return Set.copyOf(getSession()
                .createNativeQuery("""
                        with made as (
                            insert into customer (customer_id) select * from unnest(:customers)
                            on conflict do nothing returning customer_id)
                        select customer_id from made""", String.class)
                .setParameter("customers", new TreeSet<>(customerIds).toArray(String[]::new))
                .getResultList());
    }

    /** Most valuable first, from behind the given one. */
    List<Customer> page(
            Optional<Stage> stage,
            Optional<Tier> tier,
            Optional<ChurnReason> reason,
            Optional<Position> after,
            int most) {
        var conditions = new QueryFilter()
                .and("erased = :erased", "erased", Optional.of(false))
                .and("lifecycle.stage = :stage", "stage", stage)
                .and("metrics.tier = :tier", "tier", tier)
                .and("lifecycle.churnReason = :reason", "reason", reason)
                // The first of these two is what the index can begin at.
                .and("coalesce(metrics.revenue, 0) <= :revenue", "revenue", after.map(Position::revenue))
                .and(
                        "(coalesce(metrics.revenue, 0) < :revenue or customerId > :customer)",
                        "customer",
                        after.map(Position::customerId));
        return find(conditions + " order by coalesce(metrics.revenue, 0) desc, customerId", conditions.parameters())
                .page(0, most)
                .list();
    }

    /** Where a page of the list ends. */
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

    public Map<String, Long> byStage() {
        var counts = new TreeMap<String, Long>();
        getSession()
                .createQuery("select standing.stage, count(*) from Customer group by lifecycle.stage", Tuple.class)
                .getResultList()
                .forEach(row -> counts.put(row.get(0, Stage.class).name(), row.get(1, Long.class)));
        return counts;
    }
}
