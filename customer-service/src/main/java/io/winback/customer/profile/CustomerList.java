package io.winback.customer.profile;

import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.Page;
import io.winback.chassis.sealing.Sealing;
import io.winback.customer.ShopClock;
import io.winback.customer.exchange.ComparableCurrencies;
import io.winback.customer.exchange.ExchangeRates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static java.util.stream.Collectors.toMap;

/**
 * Customers by comparable revenue, the highest first, then by id, page by page. All pages show the order of the moment of the first
 * page: a customer whose revenue changes meanwhile is neither skipped nor repeated. For that, each page counts a revenue that a later
 * transaction has changed as it was before. A customer who is created or erased meanwhile may be missing.
 */
@ApplicationScoped
class CustomerList {

    /** How long a list can be continued. Earlier revenues are kept somewhat longer. */
    static final Duration VALID_FOR = Duration.ofHours(1);

    /** The currencies of all customers, each by one step in the index. */
    private static final String CURRENCIES = """
            with recursive code (currency) as (
                select min(currency) from customer where not erased
                union all
                select (select min(currency) from customer where not erased and currency > code.currency)
                from code where currency is not null)
            select currency from code where currency is not null""";

    /** The first change of each customer after the list began: it holds the revenue of that time. */
    private static final String CHANGED = """
            changed as materialized (
                select distinct on (customer_id) customer_id, revenue, currency from customer_revenue_change
                where changed_by >= pg_snapshot_xmin(cast(:snapshot as pg_snapshot))
                    and changed_by < pg_snapshot_xmax(pg_current_snapshot())
                    and not pg_visible_in_snapshot(changed_by, cast(:snapshot as pg_snapshot))
                order by customer_id, change_id)""";

    /** Customers without orders are after all others. */
    private static final String NO_CURRENCY = "~";

    private static final String CONVERSION = """
            unnest(:codes, :places, :factors) as conversion (currency, place, factor)""";

    private static final String AFTER = """
            (place collate "C" > :place or place = :place and (value < :value or value = :value and customer_id > :customer))""";

    private static final String ORDER = " order by place collate \"C\", value desc, customer_id limit :most";

    private final Session database;
    private final Customers customers;
    private final ExchangeRates exchangeRates;
    private final ShopClock shopClock;
    private final Sealing sealing;

    CustomerList(
            Session database, Customers customers, ExchangeRates exchangeRates, ShopClock shopClock, Sealing sealing) {
        this.database = database;
        this.customers = customers;
        this.exchangeRates = exchangeRates;
        this.shopClock = shopClock;
        this.sealing = sealing;
    }

    /** One customer of the list, and the position after it. */
    private record Listed(ListPosition position) {
        String customerId() {
            return position.customerId();
        }
    }

    /**
     * @param after null for the first page
     * @throws InvalidInput if the list began too long ago
     */
    Page<Customer> page(CustomerFilter filter, ListPosition after, int limit) {
        if (after != null && after.began().isBefore(shopClock.now().minus(VALID_FOR))) {
            throw new InvalidInput(
                    "after", "query", "is of a list of more than an hour ago; start with the first page");
        }
        var currencies = after == null ? exchangeRates.on(shopClock.today()) : after.currencies();
        var page = Page.of(listed(filter, after, currencies, limit + 1), limit, listed -> listed.position()
                .toString());
        var byId = customers
                .find(
                        "customerId in ?1",
                        page.items().stream().map(Listed::customerId).toList())
                .stream()
                .collect(toMap(Customer::id, Function.identity()));
        return new Page<>(
                page.items().stream()
                        .map(listed -> byId.get(listed.customerId()))
                        .filter(Objects::nonNull)
                        .toList(),
                page.next());
    }

    private List<Listed> listed(CustomerFilter filter, ListPosition after, ComparableCurrencies currencies, int limit) {
        var conditions = filter.conditions(sealing);
        var parameters = new HashMap<>(conditions.parameters());
        parameters.put("most", limit);
        var restricted = "not erased and " + conditions;
        var sql = filter.isSearch()
                ? searched(restricted, after, currencies, parameters)
                : byCurrency(restricted, after, currencies, parameters);
        var query = database.createNativeQuery(sql, Tuple.class);
        parameters.forEach(query::setParameter);
        var began = after == null ? shopClock.now() : after.began();
        return query.getResultList().stream()
                .map(row -> new Listed(new ListPosition(
                        began,
                        after == null ? row.get(3, String.class) : after.snapshot(),
                        currencies,
                        row.get(1, String.class),
                        row.get(2, BigDecimal.class),
                        row.get(0, String.class))))
                .toList();
    }

    /** An index finds the customers, and they are sorted. */
    private String searched(
            String restricted, ListPosition after, ComparableCurrencies currencies, Map<String, Object> parameters) {
        addConversions(currencies, parameters);
        if (after != null) {
            addPosition(after, parameters);
        }
        return "with found as materialized (select customer_id, revenue, currency from customer where " + restricted
                + ")"
                + (after == null ? "" : ", " + CHANGED)
                + ", valued as ("
                + (after == null
                        ? valued("found", "found")
                        : valued("found where customer_id not in (select customer_id from changed)", "found")
                                + " union all "
                                + valued("changed where customer_id in (select customer_id from found)", "changed"))
                + ") " + selectFrom("valued" + (after == null ? "" : " where " + AFTER));
    }

    /** Each currency is read in the order of its index. Customers whose revenue has changed are read apart. */
    private String byCurrency(
            String restricted, ListPosition after, ComparableCurrencies currencies, Map<String, Object> parameters) {
        var lanes = new ArrayList<String>();
        var unchanged = after == null ? "" : " and customer_id not in (select customer_id from changed)";
        var codes = new ArrayList<>(scalar(database, CURRENCIES, String.class).getResultList());
        codes.add(null);
        for (int i = 0; i < codes.size(); i++) {
            var lane = new Lane(i, codes.get(i), currencies);
            if (after == null || lane.goesOnAfter(after)) {
                lanes.add(lane.sql(restricted + unchanged, after, parameters));
            }
        }
        if (after != null) {
            addConversions(currencies, parameters);
            addPosition(after, parameters);
            lanes.add("(select * from ("
                    + valued(
                            "changed where customer_id in (select customer_id from customer where "
                                    + "customer_id in (select customer_id from changed) and " + restricted + ")",
                            "changed")
                    + ") as earlier where " + AFTER + ORDER + ")");
        }
        var valued = "(" + String.join(" union all ", lanes) + ") as valued";
        return (after == null ? "" : "with " + CHANGED + " ") + selectFrom(valued);
    }

    private static String selectFrom(String valued) {
        return "select customer_id, place, value, cast(pg_current_snapshot() as text) from " + valued + ORDER;
    }

    /** The place and the value of customers with revenue and currency. */
    private static String valued(String from, String alias) {
        return """
                select customer_id, coalesce(place, %1$s.currency, '~') as place,
                    coalesce(revenue, 0) * coalesce(factor, 1) as value
                from (select * from %2$s) as %1$s left join %3$s on conversion.currency = %1$s.currency""".formatted(alias, from, CONVERSION);
    }

    private static void addConversions(ComparableCurrencies currencies, Map<String, Object> parameters) {
        var codes = currencies.converted().toArray(String[]::new);
        var places = new String[codes.length];
        var factors = new BigDecimal[codes.length];
        for (int i = 0; i < codes.length; i++) {
            places[i] = currencies.placeOf(codes[i]);
            factors[i] = currencies.factorOf(codes[i]);
        }
        parameters.put("codes", codes);
        parameters.put("places", places);
        parameters.put("factors", factors);
    }

    private static void addPosition(ListPosition after, Map<String, Object> parameters) {
        parameters.put("snapshot", after.snapshot());
        parameters.put("place", after.place());
        parameters.put("value", after.value());
        parameters.put("customer", after.customerId());
    }

    /**
     * The customers of one currency.
     *
     * @param currency null for customers without orders
     */
    private record Lane(int number, String currency, ComparableCurrencies currencies) {

        private String place() {
            return currency == null ? NO_CURRENCY : currencies.placeOf(currency);
        }

        private boolean goesOnAfter(ListPosition after) {
            return place().compareTo(after.place()) >= 0;
        }

        private String sql(String restricted, ListPosition after, Map<String, Object> parameters) {
            boolean isPast = after == null || place().compareTo(after.place()) > 0;
            return "(select * from (select customer_id, cast(:place%1$d as text) as place, %2$s as value from customer where %3$s and %4$s%5$s%6$s) as lane%1$d)"
                    .formatted(
                            number,
                            value(parameters),
                            restricted,
                            currency == null ? "currency is null" : "currency = :currency" + number,
                            isPast ? "" : " and " + remaining(after, parameters),
                            " order by revenue desc, customer_id limit :most");
        }

        private String value(Map<String, Object> parameters) {
            parameters.put("place" + number, place());
            if (currency == null) {
                return "cast(0 as numeric)";
            }
            parameters.put("currency" + number, currency);
            parameters.put("factor" + number, currencies.factorOf(currency));
            return "revenue * :factor" + number;
        }

        private String remaining(ListPosition after, Map<String, Object> parameters) {
            if (currency == null) {
                parameters.put("customer", after.customerId());
                parameters.put("value", after.value());
                return "(:value > 0 or :value = 0 and customer_id > :customer)";
            }
            // The index can start at the first of these two conditions.
            parameters.put(
                    "bound" + number,
                    after.value().divide(currencies.factorOf(currency), new MathContext(30, RoundingMode.CEILING)));
            return "revenue <= :bound%1$d and (revenue * :factor%1$d < :value or revenue * :factor%1$d = :value and customer_id > :customer)"
                    .formatted(number);
        }
    }
}
