package io.winback.campaign.audience;

import io.winback.campaign.CampaignConfiguration;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/**
 * The projection of customers: the channels that can reach each of them, and what audience rules ask. It can be made again by
 * reading the topic of profiles from its beginning. Profiles come in waves of thousands, so a batch is one statement.
 */
@ApplicationScoped
public class KnownCustomers {

    private final Session database;
    private final CampaignConfiguration configuration;

    public KnownCustomers(Session database, CampaignConfiguration configuration) {
        this.database = database;
        this.configuration = configuration;
    }

    /** How the known ones of these customers can be reached, by customer. */
    public Map<String, ReachProfile> reachOf(Collection<String> customerIds) {
        return select(StoredCustomer.REACH_COLUMNS, "", customerIds).getResultList().stream()
                .map(StoredCustomer::reach)
                .collect(toMap(ReachProfile::customerId, identity()));
    }

    /** The known ones of these customers, by id. */
    public Map<String, KnownCustomer> of(Collection<String> customerIds) {
        return customers(select(StoredCustomer.COLUMNS, "", customerIds));
    }

    /** The known ones of these customers, locked until the transaction ends. */
    @Transactional(MANDATORY)
    Map<String, KnownCustomer> lock(Collection<String> customerIds) {
        return customers(select(StoredCustomer.COLUMNS, " order by customer_id for update", customerIds));
    }

    /**
     * The next customers of whom facts are known, by id. They cannot be deleted until the transaction ends.
     *
     * @param customerId the last customer before them; empty for the first ones
     */
    @Transactional(MANDATORY)
    public List<KnownCustomer> after(String customerId, int most) {
        return after(customerId, most, " for key share");
    }

    /** As {@link #after}, without a lock: for figures. */
    public List<KnownCustomer> readAfter(String customerId, int most) {
        return after(customerId, most, "");
    }

    private List<KnownCustomer> after(String customerId, int most, String lock) {
        return database
                .createNativeQuery(
                        "select " + StoredCustomer.COLUMNS + " from reach_profile"
                                + " where customer_id > :after and facts_version is not null"
                                + " order by customer_id limit :most" + lock,
                        Tuple.class)
                .setParameter("after", customerId)
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(StoredCustomer::customer)
                .toList();
    }

    private NativeQuery<Tuple> select(String columns, String end, Collection<String> customerIds) {
        return database.createNativeQuery(
                        "select " + columns + " from reach_profile where customer_id = any(:customers)" + end,
                        Tuple.class)
                .setParameter("customers", customerIds.toArray(String[]::new));
    }

    private static Map<String, KnownCustomer> customers(NativeQuery<Tuple> query) {
        return query.getResultList().stream()
                .map(StoredCustomer::customer)
                .collect(toMap(KnownCustomer::customerId, identity()));
    }

    @Transactional(MANDATORY)
    void save(List<KnownCustomer> customers) {
        if (customers.isEmpty()) {
            return;
        }
        var usualZone = ZoneId.of(configuration.timeZone());
        database.createNativeMutationQuery("""
                        insert into reach_profile (customer_id, version, locale, preferred_channel, addresses, consents,
                            facts_version, stage, tier, churn_reason, time_zone, first_order_day, last_order_day,
                            customer_value, attributes, categories, favourite_category, birthday, anniversary,
                            open_complaint, deceased)
                        select customer_id, version, locale, preferred_channel, addresses, consents,
                            version, stage, tier, churn_reason, time_zone, cast(first_order_day as date),
                            cast(last_order_day as date), customer_value, attributes, categories, favourite_category,
                            birthday, anniversary, open_complaint, deceased
                        from unnest(:customers, :versions, :locales, :preferred, :addresses, :consents, :stages, :tiers,
                                :reasons, :zones, :firstOrders, :lastOrders, :values, :attributes, :categories,
                                :favourites, :birthdays, :anniversaries, :complaints, :deceased)
                            as changed (customer_id, version, locale, preferred_channel, addresses, consents, stage, tier,
                                churn_reason, time_zone, first_order_day, last_order_day, customer_value, attributes,
                                categories, favourite_category, birthday, anniversary, open_complaint, deceased)
                        on conflict (customer_id) do update set version = excluded.version, locale = excluded.locale,
                            preferred_channel = excluded.preferred_channel, addresses = excluded.addresses,
                            consents = excluded.consents, facts_version = excluded.facts_version, stage = excluded.stage,
                            tier = excluded.tier, churn_reason = excluded.churn_reason, time_zone = excluded.time_zone,
                            first_order_day = excluded.first_order_day, last_order_day = excluded.last_order_day,
                            customer_value = excluded.customer_value, attributes = excluded.attributes,
                            categories = excluded.categories, favourite_category = excluded.favourite_category,
                            birthday = excluded.birthday, anniversary = excluded.anniversary,
                            open_complaint = excluded.open_complaint,
                            deceased = excluded.deceased
                        where reach_profile.version <= excluded.version""")
                .setParameter("customers", column(customers, KnownCustomer::customerId))
                .setParameter(
                        "versions",
                        customers.stream()
                                .map(customer -> customer.reach().version())
                                .toArray(Long[]::new))
                .setParameter("locales", column(customers, customer -> customer.reach()
                        .locale()))
                .setParameter("preferred", column(customers, customer -> customer.reach()
                        .preferredChannel()))
                .setParameter(
                        "addresses",
                        column(
                                customers,
                                customer -> String.join(",", customer.reach().addressNames())))
                .setParameter(
                        "consents", json(customers, customer -> customer.reach().consents()))
                .setParameter(
                        "stages", column(customers, customer -> customer.facts().stage()))
                .setParameter(
                        "tiers", column(customers, customer -> customer.facts().tier()))
                .setParameter("reasons", column(customers, customer -> customer.facts()
                        .churnReason()))
                .setParameter(
                        "zones", column(customers, customer -> customer.facts().timeZone()))
                .setParameter("firstOrders", column(customers, customer -> customer.facts()
                        .firstOrderDay(usualZone)))
                .setParameter("lastOrders", column(customers, customer -> customer.facts()
                        .lastOrderDay(usualZone)))
                .setParameter(
                        "values", json(customers, customer -> customer.facts().value()))
                .setParameter("attributes", json(customers, customer -> customer.facts()
                        .attributes()))
                .setParameter("categories", json(customers, customer -> customer.facts()
                        .categories()))
                .setParameter("favourites", column(customers, customer -> customer.facts()
                        .favouriteCategory()))
                .setParameter(
                        "birthdays",
                        customers.stream()
                                .map(customer -> YearDay.of(customer.facts().birthday()))
                                .toArray(Integer[]::new))
                .setParameter(
                        "anniversaries",
                        customers.stream()
                                .map(customer -> YearDay.of(customer.facts().firstOrderDay(usualZone)))
                                .toArray(Integer[]::new))
                .setParameter(
                        "complaints",
                        customers.stream()
                                .map(customer -> customer.facts().openComplaint())
                                .toArray(Boolean[]::new))
                .setParameter(
                        "deceased",
                        customers.stream()
                                .map(customer -> customer.facts().deceased())
                                .toArray(Boolean[]::new))
                .executeUpdate();
    }

    /** Saves the consents of customers whose rows are locked. */
    @Transactional(MANDATORY)
    void saveConsents(List<ReachProfile> customers) {
        if (customers.isEmpty()) {
            return;
        }
        database.createNativeMutationQuery("""
                        update reach_profile set consents = changed.consents
                        from unnest(:customers, :consents) as changed (customer_id, consents)
                        where reach_profile.customer_id = changed.customer_id""")
                .setParameter("customers", column(customers, ReachProfile::customerId))
                .setParameter("consents", json(customers, ReachProfile::consents))
                .executeUpdate();
    }

    /** Deletes customers. It waits for the decisions of transactions that took them. */
    @Transactional(MANDATORY)
    public void delete(Collection<String> customerIds) {
        database.createNativeMutationQuery("delete from reach_profile where customer_id = any(:customers)")
                .setParameter("customers", customerIds.toArray(String[]::new))
                .executeUpdate();
    }

    private static <T> String[] column(List<T> rows, Function<T, Object> value) {
        return rows.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }

    private static <T> String[] json(List<T> rows, Function<T, Object> value) {
        return column(rows, row -> {
            var cell = value.apply(row);
            return cell == null ? null : EventJson.write(cell);
        });
    }
}
