package io.winback.customer.scoring;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.customer.exchange.ComparableCurrencies;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;

/** A scoring converts orders in other currencies into the customer's main currency. */
@QuarkusTest
class MixedCurrenciesTest {

    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-01-05");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-01");
    private static final Map<String, BigDecimal> YEN =
            Map.of("JPY", BigDecimal.ONE, "USD", new BigDecimal("156.25"), "KWD", new BigDecimal("512"));
    private static final ComparableCurrencies RATES =
            ComparableCurrencies.parse("JPY:JPY:1,KWD:JPY:512,USD:JPY:156.25");
    /** The EUR has no rate. */
    private static final List<String> CURRENCIES = List.of("JPY", "USD", "KWD", "EUR");

    @Inject
    OrderHistoryReader histories;

    private final String customer = "mixed-" + UUID.randomUUID();

    private record Order(String id, LocalDate day, int amount, String currency, int refunded) {

        /** In another currency; 0 without a rate. */
        BigDecimal netIn(String main) {
            var net = BigDecimal.valueOf(amount - refunded);
            if (currency.equals(main)) {
                return net;
            }
            return YEN.containsKey(currency) && YEN.containsKey(main)
                    ? net.multiply(YEN.get(currency)).divide(YEN.get(main), 20, RoundingMode.HALF_UP)
                    : BigDecimal.ZERO;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void historyIsTheSumOfTheConvertedOrdersLessRefunds(long seed) {
        var random = new Random(seed);
        var orders = new ArrayList<Order>();
        for (int i = 0; i < 8; i++) {
            int amount = 1 + random.nextInt(500);
            orders.add(new Order(
                    customer + "-" + i,
                    FIRST_DAY.plusDays(i / 2 * 3L),
                    amount,
                    CURRENCIES.get(random.nextInt(CURRENCIES.size())),
                    random.nextInt(3) == 0 ? 1 + random.nextInt(amount) : 0));
        }
        var arriving = new ArrayList<>(orders);
        Collections.shuffle(arriving, random);
        arriving.forEach(this::placed);

        var history = history(RATES);

        var main = mainCurrency(orders);
        var revenue = orders.stream().map(order -> order.netIn(main)).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(history.currency()).isEqualTo(main);
        assertThat(history.orderCount()).isEqualTo(orders.size());
        assertThat(history.revenue().amount().doubleValue()).isCloseTo(revenue.doubleValue(), within(0.51));
        var days = orders.stream().map(Order::day).distinct().sorted().toList();
        assertThat(history.days())
                .containsExactly(days.stream().mapToLong(LocalDate::toEpochDay).toArray());
        for (int i = 0; i < days.size(); i++) {
            var day = days.get(i);
            double total = orders.stream()
                    .filter(order -> order.day().equals(day))
                    .mapToDouble(order -> order.netIn(main).doubleValue())
                    .sum();
            assertThat(history.totals()[i]).isCloseTo(total, within(1e-6));
        }
    }

    @Test
    void orderWithoutARateCountsWithoutRevenue() {
        placed(new Order(customer + "-1", FIRST_DAY, 100, "JPY", 0));
        placed(new Order(customer + "-2", FIRST_DAY.plusDays(1), 10_000, "USD", 0));

        assertThat(history(ComparableCurrencies.NONE).totals()).containsExactly(100, 0);
        assertThat(history(ComparableCurrencies.NONE).revenue().amount()).isEqualByComparingTo("100");
        assertThat(history(RATES).totals()).containsExactly(100, 1_562_500);
        assertThat(history(RATES).revenue().amount()).isEqualByComparingTo("1562600");
    }

    /**
     * Of ten customers, the one with a large order in another currency is the best, until that order is returned. Their orders are
     * after the day up to which {@code ScoringResourceTest} counts customers.
     */
    @Test
    void tierCountsLargeOrdersInOtherCurrencies() {
        given().contentType("application/json")
                .body("{\"date\": \"2000-01-01\", \"to\": \"SEK\", \"rate\": 1.5}")
                .put("/v1/exchange-rates/NOK");
        var day = LocalDate.parse("2000-02-01");
        for (int i = 1; i < 10; i++) {
            placed(customer + i, new Order(customer + "-o" + i, day, 1_000 * i, "SEK", 0));
        }
        placed(new Order(customer + "-1", day, 1, "SEK", 0));
        placed(new Order(customer + "-2", day.plusDays(9), 100_000, "NOK", 0));

        scored("2000-06-30");

        given().get("/v1/customers/" + customer)
                .then()
                .body("value.tier", equalTo("TOP"))
                .body("value.revenue.amount", equalTo(1.0f))
                .body("value.revenue.currency", equalTo("SEK"));

        given().contentType("application/json")
                .body(Map.of("customerId", customer, "orderId", customer + "-2"))
                .post("/v1/returns")
                .then()
                .statusCode(201);
        scored("2000-06-30");

        given().get("/v1/customers/" + customer).then().body("value.tier", equalTo("LOW"));
    }

    /** The rate makes every SCR customer the least of ten. Without it they are ranked among each other. */
    @Test
    void currencyThatLosesItsRateIsRankedAmongItsOwn() {
        rate("SCR", "0.001", "MUR");
        var day = LocalDate.parse("2000-03-01");
        for (int i = 1; i <= 5; i++) {
            placed(customer + "-s" + i, new Order(customer + "-os" + i, day, i, "SCR", 0));
            placed(customer + "-m" + i, new Order(customer + "-om" + i, day, 1_000 * i, "MUR", 0));
        }
        scored("2000-06-30");
        assertThat(tiers("-s")).containsExactly("LOW", "LOW", "LOW", "LOW", "MEDIUM");
        assertThat(tiers("-m").get(4)).isEqualTo("TOP");

        given().delete("/v1/exchange-rates/SCR/to/MUR/2000-01-01").then().statusCode(204);

        assertThat(tiers("-s")).as("until the next scoring").containsExactly("LOW", "LOW", "LOW", "LOW", "MEDIUM");
        scored("2000-06-30");
        assertThat(tiers("-s")).isEqualTo(tiers("-m")).contains("TOP");
    }

    /** Of the five customers with this name, in the order of their revenue. */
    private List<String> tiers(String name) {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(
                        i -> given().get("/v1/customers/" + customer + name + i).<String>path("value.tier"))
                .toList();
    }

    private static void rate(String currency, String rate, String to) {
        given().contentType("application/json")
                .body("{\"date\": \"2000-01-01\", \"to\": \"%s\", \"rate\": %s}".formatted(to, rate))
                .put("/v1/exchange-rates/" + currency)
                .then()
                .statusCode(201);
    }

    private OrderHistory history(ComparableCurrencies currencies) {
        var before = customer.substring(0, customer.length() - 1);
        return histories.slice(before, customer, TODAY, 1, currencies).stream()
                .filter(history -> history.customerId().equals(customer))
                .findFirst()
                .orElseThrow();
    }

    /** That of the first order; of one time, the first by its code. */
    private static String mainCurrency(List<Order> orders) {
        return orders.stream()
                .min(Comparator.comparing(Order::day).thenComparing(Order::id))
                .orElseThrow()
                .currency();
    }

    private void placed(Order order) {
        placed(customer, order);
    }

    private static void placed(String customer, Order order) {
        given().contentType("application/json")
                .body(Map.of(
                        "orderId",
                        order.id(),
                        "customerId",
                        customer,
                        "placedAt",
                        "%sT0%s:00:00Z"
                                .formatted(
                                        order.day(),
                                        order.id().substring(order.id().length() - 1)),
                        "total",
                        Map.of("amount", order.amount(), "currency", order.currency())))
                .post("/v1/orders")
                .then()
                .statusCode(201);
        if (order.refunded() > 0) {
            given().contentType("application/json")
                    .body(Map.of(
                            "orderId",
                            order.id(),
                            "customerId",
                            customer,
                            "amount",
                            Map.of("amount", order.refunded(), "currency", order.currency())))
                    .post("/v1/returns")
                    .then()
                    .statusCode(201);
        }
    }

    private static void scored(String asOf) {
        String job = given().contentType("application/json")
                .body(Map.of("asOf", asOf))
                .post("/v1/scorings")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");
        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job).then().body("state", equalTo("DONE")));
    }
}
