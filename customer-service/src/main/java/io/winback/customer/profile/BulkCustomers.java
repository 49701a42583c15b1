package io.winback.customer.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.StatelessSession;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * Reads and writes many customers without a session. It stores lifecycle and metrics with one statement, and no personal
 * data.
 */
@ApplicationScoped
public class BulkCustomers {

    private static final JsonColumn.Categories CATEGORIES = new JsonColumn.Categories();

    private final StatelessSession database;
    private final Customers customers;
    private final JsonColumn.Evidence evidence;

    BulkCustomers(StatelessSession database, Customers customers, JsonColumn.Evidence evidence) {
        this.database = database;
        this.customers = customers;
        this.evidence = evidence;
    }

    /** Locks the customers until the transaction ends. Creates those that do not exist. */
    @Transactional(MANDATORY)
    public List<Customer> lockOrCreate(Collection<String> customerIds) {
        List<Customer> locked;
        do {
            customers.createMissing(customerIds);
            locked = lock(customerIds);
            // A customer that was erased between the two statements is created again.
        } while (locked.size() < Set.copyOf(customerIds).size());
        return locked;
    }

    /**
     * Locks the customers until the transaction ends. Creates those that do not exist.
     *
     * @return the ids of the created customers
     */
    @Transactional(MANDATORY)
    public Set<String> createMissingAndLock(Collection<String> customerIds) {
        var created = new HashSet<String>();
        do {
            created.addAll(customers.createMissing(customerIds));
        } while (lock(customerIds).size() < Set.copyOf(customerIds).size());
        return created;
    }

    /** Deletes customers whom the transaction has created, and who have no facts. */
    @Transactional(MANDATORY)
    public void deleteCreated(Collection<String> customerIds) {
        if (!customerIds.isEmpty()) {
            customers.deleteCreated(customerIds);
        }
    }

    /**
     * Locks the customers that exist until the transaction ends. They have the version that {@link #store} stores, so that their
     * events have a higher one than those of earlier transactions.
     */
    @Transactional(MANDATORY)
    public List<Customer> lock(Collection<String> customerIds) {
        var locked = database.createNativeQuery(Customers.LOCK_ALL, Customer.class)
                .setParameter("customers", Customers.inOrder(customerIds))
                .getResultList();
        locked.forEach(Customer::incrementVersion);
        return locked;
    }

    /**
     * Sets the open death hint of customers without one.
     *
     * @param hints by customer id
     * @return the ids of the changed customers
     */
    @Transactional(MANDATORY)
    public List<String> openDeathHints(Map<String, UUID> hints) {
        var customerIds = hints.keySet().toArray(String[]::new);
        return scalar(database, """
                        with changed as (
                            update customer set death_hint_id = hint.hint_id
                            from (select unnest(:hints) as hint_id, unnest(:customers) as customer_id) as hint
                            where customer.customer_id = hint.customer_id and customer.death_hint_id is null
                            returning customer.customer_id)
                        select customer_id from changed""", String.class)
                .setParameter(
                        "hints", Arrays.stream(customerIds).map(hints::get).toArray(UUID[]::new))
                .setParameter("customers", customerIds)
                .getResultList();
    }

    /** Stores lifecycle and metrics of locked customers. */
    @Transactional(MANDATORY)
    public void store(List<Customer> customers) {
        database.createNativeMutationQuery("""
                        update customer set version = customer.version + 1, stage = now.stage,
                            since = cast(now.since as timestamptz), churn_reason = now.churn_reason,
                            confidence = now.confidence, evidence = now.evidence, episode_id = now.episode_id,
                            back_after = cast(now.back_after as timestamptz), orders = now.orders,
                            first_order_at = cast(now.first_order_at as timestamptz),
                            last_order_at = cast(now.last_order_at as timestamptz), revenue = now.revenue,
                            currency = now.currency, recency_score = now.recency_score,
                            frequency_score = now.frequency_score, monetary_score = now.monetary_score,
                            p_alive = now.p_alive, p_no_order = now.p_no_order, expected_orders = now.expected_orders,
                            expected_spend = now.expected_spend, lifetime_value = now.lifetime_value, tier = now.tier,
                            as_of = cast(now.as_of as date), categories = now.categories,
                            favourite_category = now.favourite_category, orders_changed = now.orders_changed
                        from unnest(:customers, :stages, :sinces, :reasons, :confidences, :evidences, :episodes, :backs,
                                :orders, :firsts, :lasts, :revenues, :currencies, :recencies, :frequencies, :monetaries, :alive,
                                :silent, :expected, :spends, :lifetimes, :tiers, :dates, :categories, :favourites, :changed)
                            as now (customer_id, stage, since, churn_reason, confidence, evidence, episode_id, back_after,
                                orders, first_order_at, last_order_at, revenue, currency, recency_score, frequency_score,
                                monetary_score, p_alive, p_no_order, expected_orders, expected_spend, lifetime_value, tier,
                                as_of, categories, favourite_category, orders_changed)
                        where customer.customer_id = now.customer_id""")
                .setParameter("customers", texts(customers, Customer::id))
                .setParameter("stages", texts(customers, Customer::stage))
                .setParameter("sinces", texts(customers, customer -> customer.lifecycle()
                        .since()))
                .setParameter("reasons", texts(customers, customer -> customer.lifecycle()
                        .churnReason()))
                .setParameter("confidences", doubles(customers, customer -> customer.lifecycle()
                        .confidence()))
                .setParameter(
                        "evidences",
                        texts(
                                customers,
                                customer -> evidence.convertToDatabaseColumn(
                                        customer.lifecycle().storedEvidence())))
                .setParameter(
                        "episodes",
                        customers.stream()
                                .map(customer -> customer.lifecycle().episodeId())
                                .toArray(UUID[]::new))
                .setParameter("backs", texts(customers, customer -> customer.lifecycle()
                        .storedReturnsAfter()))
                .setParameter("orders", integers(customers, customer -> customer.metrics()
                        .orders()))
                .setParameter("firsts", texts(customers, customer -> customer.metrics()
                        .firstOrderAt()))
                .setParameter(
                        "lasts", texts(customers, customer -> customer.metrics().lastOrderAt()))
                .setParameter("revenues", decimals(customers, customer -> customer.metrics()
                        .revenueIfAny()))
                .setParameter("currencies", texts(customers, customer -> customer.metrics()
                        .currency()))
                .setParameter("recencies", integers(customers, customer -> customer.metrics()
                        .recencyScore()))
                .setParameter("frequencies", integers(customers, customer -> customer.metrics()
                        .frequencyScore()))
                .setParameter("monetaries", integers(customers, customer -> customer.metrics()
                        .monetaryScore()))
                .setParameter("alive", doubles(customers, customer -> customer.metrics()
                        .pAlive()))
                .setParameter("silent", doubles(customers, customer -> customer.metrics()
                        .pNoOrder()))
                .setParameter("expected", doubles(customers, customer -> customer.metrics()
                        .expectedOrders()))
                .setParameter("spends", decimals(customers, customer -> customer.metrics()
                        .expectedSpend()))
                .setParameter("lifetimes", decimals(customers, customer -> customer.metrics()
                        .lifetimeValue()))
                .setParameter(
                        "tiers", texts(customers, customer -> customer.metrics().tier()))
                .setParameter(
                        "dates", texts(customers, customer -> customer.metrics().asOf()))
                .setParameter(
                        "categories",
                        texts(
                                customers,
                                customer -> CATEGORIES.convertToDatabaseColumn(
                                        customer.metrics().categories())))
                .setParameter("favourites", texts(customers, customer -> customer.metrics()
                        .favouriteCategory()))
                .setParameter(
                        "changed",
                        customers.stream()
                                .map(customer -> customer.metrics().ordersChanged())
                                .toArray(Boolean[]::new))
                .executeUpdate();
    }

    private static String[] texts(List<Customer> customers, Function<Customer, Object> value) {
        return customers.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }

    private static Integer[] integers(List<Customer> customers, Function<Customer, Integer> value) {
        return customers.stream().map(value).toArray(Integer[]::new);
    }

    private static Double[] doubles(List<Customer> customers, Function<Customer, Double> value) {
        return customers.stream().map(value).toArray(Double[]::new);
    }

    private static BigDecimal[] decimals(List<Customer> customers, Function<Customer, BigDecimal> value) {
        return customers.stream().map(value).toArray(BigDecimal[]::new);
    }
}
