package io.winback.customer.orders.bulk;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.customer.orders.PlacedOrder;
import io.winback.customer.orders.RecordOrders;
import io.winback.events.Money;
import io.winback.events.customer.OrderPlaced;
import io.winback.events.customer.Stage;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** Single and bulk loading credit the same orders alike. */
@QuarkusTest
class OrderCreditingTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final int CUSTOMERS = 40;
    private static final int ORDERS = 200;
    private static final List<String> CURRENCIES = List.of("JPY", "USD", "EUR");

    @Inject
    RecordOrders recordOrders;

    @Inject
    BulkLoadOrders bulkLoadOrders;

    @Inject
    AgroalDataSource database;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void bothPathsStoreTheSameCustomers(long seed) throws SQLException {
        var single = "s-" + run + seed;
        var bulk = "b-" + run + seed;
        createCustomers(single, new Random(seed));
        createCustomers(bulk, new Random(seed));

        for (var batch : batches(orders(single, START, new Random(seed)))) {
            recordOrders.record(batch);
        }
        for (var batch : batches(orders(bulk, START, new Random(seed)))) {
            load(batch);
        }

        var expected = customers(single);
        assertThat(expected).hasSizeGreaterThan(CUSTOMERS / 2);
        assertThat(customers(bulk)).isEqualTo(expected);
    }

    @Test
    void bothPathsPublishTheSameOrders() {
        var start = Instant.now().minus(Duration.ofDays(14));
        var single = "s-" + run;
        var bulk = "b-" + run;

        recordOrders.record(orders(single, start, new Random(7)));
        load(orders(bulk, start, new Random(7)));

        // Orders that became history between the two calls are left out.
        var recent = Instant.now().minus(Duration.ofDays(7)).plusSeconds(600);
        eventually().untilAsserted(() -> {
            var expected = published(single, recent);
            assertThat(expected).hasSizeBetween(ORDERS / 4, ORDERS - 1);
            assertThat(published(bulk, recent)).isEqualTo(expected);
        });
        assertThat(EventStream.published(OrderPlaced.class, id -> id.startsWith(single) || id.startsWith(bulk)))
                .noneMatch(placed -> placed.placedAt().isBefore(recent.minusSeconds(1_200)));
    }

    /** The published orders and what their events show, without the prefix of the ids. */
    private static Map<String, List<Object>> published(String prefix, Instant since) {
        var published = new TreeMap<String, List<Object>>();
        EventStream.published(OrderPlaced.class, id -> id.startsWith(prefix)).stream()
                .filter(placed -> placed.placedAt().isAfter(since))
                .forEach(placed -> published.put(
                        placed.orderId().substring(prefix.length()),
                        List.of(
                                placed.customerId().substring(prefix.length()),
                                placed.placedAt(),
                                placed.total(),
                                placed.categories(),
                                placed.customer().stage(),
                                placed.customer().value().orders(),
                                placed.customer().value().revenue())));
        return published;
    }

    private void load(List<PlacedOrder> batch) {
        bulkLoadOrders.load(IntStream.range(0, batch.size())
                .mapToObj(i -> CopyRow.of(i + 1, batch.get(i), TOKYO))
                .iterator());
    }

    private static List<List<PlacedOrder>> batches(List<PlacedOrder> orders) {
        return List.of(orders.subList(0, ORDERS / 2), orders.subList(ORDERS / 2, ORDERS));
    }

    private static List<PlacedOrder> orders(String prefix, Instant start, Random random) {
        var orders = new ArrayList<PlacedOrder>();
        for (int i = 0; i < ORDERS; i++) {
            var currency = CURRENCIES.get(random.nextInt(CURRENCIES.size()));
            int units = random.nextInt(100_000);
            var amount = currency.equals("JPY") ? "" + units : units + "." + (10 + random.nextInt(90));
            orders.add(new PlacedOrder(
                    prefix + "-o" + i,
                    prefix + "-" + random.nextInt(CUSTOMERS),
                    start.plus(Duration.ofMillis(random.nextInt(2_000_000_000))).plusNanos(random.nextInt(1_000_000)),
                    Money.of(amount, currency),
                    null,
                    null,
                    null,
                    null));
        }
        return orders;
    }

    /** Half of the customers exist before, in any stage. */
    private void createCustomers(String prefix, Random random) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into customer (customer_id, time_zone, stage, since, episode_id, back_after, churn_reason,
                            confidence, orders, first_order_at, last_order_at, revenue, currency)
                        values (?, ?, ?, cast(? as timestamptz), ?, cast(? as timestamptz), ?, ?, ?,
                            cast(? as timestamptz), cast(? as timestamptz), ?, ?)""")) {
            for (int i = 0; i < CUSTOMERS; i += 2) {
                var stage = Stage.values()[random.nextInt(Stage.values().length)];
                var since = START.plus(Duration.ofMillis(random.nextInt(2_000_000_000)))
                        .toString();
                boolean ordered = stage != Stage.PROSPECT;
                boolean churned = stage == Stage.CHURNED;
                insert.setString(1, prefix + "-" + i);
                insert.setString(2, random.nextBoolean() ? "America/New_York" : null);
                insert.setString(3, stage.name());
                insert.setString(4, ordered ? since : null);
                insert.setObject(5, churned ? UUID.randomUUID() : null);
                insert.setString(6, churned && random.nextBoolean() ? START.toString() : null);
                insert.setString(7, churned ? (random.nextInt(4) == 0 ? "DECEASED" : "PRICE") : null);
                insert.setObject(8, churned ? 1.0 : null);
                insert.setInt(9, ordered ? 1 : 0);
                insert.setString(10, ordered ? since : null);
                insert.setString(11, ordered ? since : null);
                insert.setBigDecimal(12, ordered ? new BigDecimal(random.nextInt(1000)) : null);
                insert.setString(13, ordered ? CURRENCIES.get(random.nextInt(CURRENCIES.size())) : null);
                insert.executeUpdate();
            }
        }
    }

    /** All columns but ids, by the number of the customer. */
    private Map<String, String> customers(String prefix) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select substr(customer_id, length(?) + 2), cast(
                            to_jsonb(customer) - 'customer_id' - 'episode_id' - 'death_hint_id'
                                || jsonb_build_object('lost', episode_id is not null, 'asked', death_hint_id is not null) as text)
                        from customer where customer_id like ? || '-%'""")) {
            select.setString(1, prefix);
            select.setString(2, prefix);
            var customers = new TreeMap<String, String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    customers.put(rows.getString(1), rows.getString(2));
                }
            }
            return customers;
        }
    }
}
