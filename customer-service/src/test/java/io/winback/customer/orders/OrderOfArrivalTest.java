package io.winback.customer.orders;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.winback.customer.churn.StoreEpisodeCoupons;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.offer.CouponReserved;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

/** The final state does not depend on the order in which facts arrive, nor on repetitions (F7). */
@QuarkusTest
class OrderOfArrivalTest {

    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");
    private static final int CUSTOMERS = 4;
    private static final String[] REASONS = {"PRICE", "QUALITY", "SERVICE"};

    private static final String RESERVATION = "reservation";
    private static final String CODE = "7K4D-9Q2M-XH3T";

    @Inject
    AgroalDataSource database;

    @Inject
    StoreEpisodeCoupons storeEpisodeCoupons;

    private final String run = UUID.randomUUID().toString().substring(0, 8);

    private final UUID decision = UuidCreator.getTimeOrderedEpoch();

    /** One request that tells a fact, or the reservation of a coupon. */
    private record Fact(Instant at, String path, Map<String, Object> body) {

        private String customer() {
            return (String) body.get("customerId");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void shuffledAndDoubledFactsGiveTheSameEnd(long seed) throws SQLException {
        var inOrder = prefix("a", seed);
        var shuffled = prefix("b", seed);

        var facts = facts(inOrder, new Random(seed));
        facts.sort((one, other) -> one.at().compareTo(other.at()));
        facts.forEach(this::tell);
        var random = new Random(seed * 31);
        var others = facts(shuffled, new Random(seed));
        others.addAll(List.copyOf(others).stream()
                .filter(fact -> random.nextInt(4) == 0)
                .toList());
        Collections.shuffle(others, random);
        others.forEach(this::tell);

        assertThat(state(shuffled))
                .as(() -> String.join("\n", others.stream().map(Fact::toString).toList()))
                .isEqualTo(state(inOrder));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void shuffledAndDoubledFactsGiveTheSameLossesHereAndInCampaigns(long seed) throws SQLException {
        var inOrder = prefix("c", seed);
        var shuffled = prefix("d", seed);

        var facts = withoutCancelledOrders(facts(inOrder, new Random(seed)));
        facts.sort((one, other) -> one.at().compareTo(other.at()));
        facts.forEach(this::tell);
        var random = new Random(seed * 31);
        var others = withoutCancelledOrders(facts(shuffled, new Random(seed)));
        others.addAll(List.copyOf(others).stream()
                .filter(fact -> random.nextInt(4) == 0)
                .toList());
        Collections.shuffle(others, random);
        others.forEach(this::tell);

        var told = String.join("\n", others.stream().map(Fact::toString).toList());
        assertThat(losses(shuffled)).as(told).isEqualTo(losses(inOrder));
        eventually().untilAsserted(() -> {
            var published =
                    published(customer -> customer.startsWith(shuffled + "-") || customer.startsWith(inOrder + "-"));
            for (int i = 0; i < CUSTOMERS; i++) {
                assertThat(published.getOrDefault(shuffled + "-" + i, List.of()))
                        .as(told)
                        .isEqualTo(published.getOrDefault(inOrder + "-" + i, List.of()))
                        .isEqualTo(stored(inOrder + "-" + i));
            }
        });
    }

    /** The service is told of a reservation at any time after the cancellation that led to it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void shuffledAndDoubledFactsWithCouponsGiveTheSameEnd(long seed) throws SQLException {
        var inOrder = prefix("k", seed);
        var shuffled = prefix("l", seed);

        var facts = withCoupons(facts(inOrder, new Random(seed)), new Random(seed));
        facts.sort((one, other) -> one.at().compareTo(other.at()));
        facts.forEach(this::tell);
        var random = new Random(seed * 31);
        var others = withCoupons(facts(shuffled, new Random(seed)), new Random(seed));
        others.addAll(List.copyOf(others).stream()
                .filter(fact -> random.nextInt(4) == 0)
                .toList());
        Collections.shuffle(others, random);
        var told = withReservationsAfterCancellations(others);
        told.forEach(this::tell);

        var story = String.join("\n", told.stream().map(Fact::toString).toList());
        assertThat(state(shuffled)).as(story).isEqualTo(state(inOrder));
        assertThat(losses(shuffled)).as(story).isEqualTo(losses(inOrder));
    }

    /** Each customer who cancelled has a coupon, and about half of the orders have its code. */
    private static List<Fact> withCoupons(List<Fact> facts, Random random) {
        var all = new ArrayList<>(facts);
        var orders = new TreeMap<String, List<Fact>>();
        var reserved = new HashMap<String, Instant>();
        for (var fact : facts) {
            if (fact.path().equals("/v1/orders")
                    && !fact.body().get("orderId").toString().endsWith("-first")) {
                orders.computeIfAbsent((String) fact.body().get("orderId"), order -> new ArrayList<>())
                        .add(fact);
            } else if (fact.path().equals("/v1/cancellations") && !reserved.containsKey(fact.customer())) {
                reserved.put(fact.customer(), fact.at().plusSeconds(90));
            }
        }
        reserved.forEach((customer, at) -> all.add(new Fact(at, RESERVATION, Map.of("customerId", customer))));
        orders.values().stream()
                .filter(order -> random.nextBoolean())
                .flatMap(List::stream)
                .forEach(fact -> fact.body().put("couponCode", CODE));
        return all;
    }

    private static List<Fact> withReservationsAfterCancellations(List<Fact> shuffled) {
        var facts = new ArrayList<Fact>();
        var waiting = new ArrayList<Fact>();
        for (var fact : shuffled) {
            boolean isLed = facts.stream()
                    .anyMatch(told -> told.path().equals("/v1/cancellations")
                            && told.customer().equals(fact.customer())
                            && told.at().plusSeconds(90).equals(fact.at()));
            if (fact.path().equals(RESERVATION) && !isLed) {
                waiting.add(fact);
                continue;
            }
            facts.add(fact);
            if (fact.path().equals("/v1/cancellations")) {
                var next = waiting.stream()
                        .filter(reservation -> reservation.customer().equals(fact.customer())
                                && reservation.at().equals(fact.at().plusSeconds(90)))
                        .toList();
                facts.addAll(next);
                waiting.removeAll(next);
            }
        }
        return facts;
    }

    /** An episode that was published cannot be withdrawn, even if the order that ended it is cancelled. */
    private static List<Fact> withoutCancelledOrders(List<Fact> facts) {
        return new ArrayList<>(facts.stream()
                .filter(fact -> !"CANCELLED".equals(fact.body().get("status")))
                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"PRICE QUALITY", "QUALITY PRICE"})
    void sameOneOfTwoCancellationsAtOneTimeCounts(String reasons) throws SQLException {
        var at = Instant.parse("2026-06-01T01:00:00Z");
        var id = prefix("t", reasons.hashCode());
        tell(order(id, id + "-first", at.minus(Duration.ofDays(9)), 100, null));

        for (var reason : reasons.split(" ")) {
            tell(cancellation(id, at, reason));
        }

        given().get("/v1/customers/" + id).then().body("lifecycle.churnReason", equalTo("QUALITY"));
        eventually().untilAsserted(() -> assertThat(published(id::equals)).containsEntry(id, stored(id)));
        assertThat(stored(id)).singleElement(STRING).contains("QUALITY");
    }

    @ParameterizedTest
    @CsvSource({"400, 500", "900, 0", "5000, 0", ", 0"})
    void revenueOfAnEpisodeIsThatOfItsOrderLessRefunds(Integer refund, String revenue) {
        var at = Instant.parse("2026-06-01T01:00:00Z");
        for (var id : List.of(prefix("e", 1), prefix("f", 1), prefix("g", 1), prefix("h", 1))) {
            tell(order(id, id + "-first", at.minus(Duration.ofDays(9)), 100, null));
        }

        tellReturn(prefix("e", 1), at, refund, "cancellation order refund refund");
        tellReturn(prefix("f", 1), at, refund, "cancellation refund order refund");
        tellReturn(prefix("g", 1), at, refund, "refund order order cancellation");
        tellReturn(prefix("h", 1), at, refund, "order refund cancellation order");

        for (var id : List.of(prefix("e", 1), prefix("f", 1), prefix("g", 1), prefix("h", 1))) {
            eventually().untilAsserted(() -> assertThat(published(id::equals).getOrDefault(id, List.of()))
                    .singleElement(STRING)
                    .endsWith("-back " + revenue));
        }
    }

    /** @param facts cancellation at that time, order of 900 an hour later, and its refund */
    private void tellReturn(String customer, Instant at, Integer refund, String facts) {
        var back = customer + "-back";
        for (var fact : facts.split(" ")) {
            switch (fact) {
                case "cancellation" -> tell(cancellation(customer, at, "PRICE"));
                case "order" -> tell(order(customer, back, at.plus(Duration.ofHours(1)), 900, null));
                case "refund" -> tell(returned(customer, back, at.plus(Duration.ofHours(2)), refund));
                default -> throw new IllegalArgumentException(fact);
            }
        }
    }

    @Test
    void anEpisodeThatACancelledOrderEndedKeepsNoRevenue() {
        var at = Instant.parse("2026-06-01T01:00:00Z");
        var id = prefix("n", 1);
        tell(order(id, id + "-first", at.minus(Duration.ofDays(9)), 100, null));
        tell(cancellation(id, at, "PRICE"));
        tell(order(id, id + "-o1", at.plus(Duration.ofHours(2)), 900, null));
        tell(cancellation(id, at.plus(Duration.ofHours(4)), "PRICE"));
        tell(order(id, id + "-o2", at.plus(Duration.ofHours(6)), 700, null));

        tell(order(id, id + "-o1", at.plus(Duration.ofHours(2)), 900, "CANCELLED"));

        eventually().untilAsserted(() -> assertThat(published(id::equals).getOrDefault(id, List.of()))
                .satisfiesExactly(first -> assertThat(first).endsWith("-o1 0"), second -> assertThat(second)
                        .endsWith("-o2 700")));
    }

    @Test
    void aReasonThatIsToldLaterMovesNoEpisodeToAnotherOrder() {
        var at = Instant.parse("2026-06-01T01:00:00Z");
        var id = prefix("m", 1);
        tell(order(id, id + "-first", at.minus(Duration.ofDays(9)), 100, null));
        tell(cancellation(id, at, "UNKNOWN"));
        tell(order(id, id + "-o1", at.plus(Duration.ofHours(2)), 900, null));
        tell(cancellation(id, at.plus(Duration.ofHours(4)), "PRICE"));
        tell(order(id, id + "-o2", at.plus(Duration.ofHours(6)), 700, null));
        tell(order(id, id + "-o1", at.plus(Duration.ofHours(2)), 900, "CANCELLED"));

        tell(cancellation(id, at.plus(Duration.ofHours(1)), "QUALITY"));

        eventually().untilAsserted(() -> assertThat(published(id::equals).getOrDefault(id, List.of()))
                .satisfiesExactly(
                        first -> assertThat(first).contains("PRICE").endsWith("-o2 700"),
                        second -> assertThat(second).contains("UNKNOWN").endsWith("-o1 0")));
    }

    @Test
    void lostRevenueIsThatOfTheOrdersBeforeTheLoss() throws SQLException {
        var at = Instant.parse("2026-06-01T01:00:00Z");
        for (var id : List.of(prefix("r", 1), prefix("s", 1))) {
            tell(order(id, id + "-0", at.minus(Duration.ofDays(9)), 1_000, null));
        }

        tell(order(prefix("r", 1), prefix("r", 1) + "-1", at.minus(Duration.ofDays(8)), 1_100, null));
        tell(order(prefix("r", 1), prefix("r", 1) + "-2", at.plus(Duration.ofHours(2)), 1_200, null));
        tell(cancellation(prefix("r", 1), at, "PRICE"));
        tell(cancellation(prefix("s", 1), at, "PRICE"));
        tell(order(prefix("s", 1), prefix("s", 1) + "-2", at.plus(Duration.ofHours(2)), 1_200, null));
        tell(order(prefix("s", 1), prefix("s", 1) + "-1", at.minus(Duration.ofDays(8)), 1_100, null));

        assertThat(losses(prefix("r", 1))).containsValue("1 losses of 2100 JPY");
        assertThat(losses(prefix("s", 1))).containsValue("1 losses of 2100 JPY");
    }

    @Test
    void cancelledAtTenAndBoughtAtThreeGivesTheSameEndInEitherOrder() {
        var ten = Instant.parse("2026-06-01T01:00:00Z");
        var three = Instant.parse("2026-06-01T06:00:00Z");
        for (var id : List.of(prefix("x", 1), prefix("y", 1))) {
            tell(order(id, id + "-first", ten.minus(Duration.ofDays(9)), 100, null));
        }

        tell(cancellation(prefix("x", 1), ten, "PRICE"));
        tell(order(prefix("x", 1), prefix("x", 1) + "-o", three, 100, null));
        tell(order(prefix("y", 1), prefix("y", 1) + "-o", three, 100, null));
        tell(cancellation(prefix("y", 1), ten, "PRICE"));

        for (var id : List.of(prefix("x", 1), prefix("y", 1))) {
            given().get("/v1/customers/" + id)
                    .then()
                    .body("lifecycle.stage", equalTo("WON_BACK"))
                    .body("lifecycle.since", equalTo(three.toString()));
        }
    }

    @Test
    void pastScoringNeverChurnsACustomerWhoBoughtSinceAndChangesNoFigureOfToday() {
        var id = prefix("p", 1);
        var now = Instant.now();
        for (int i = 0; i < 5; i++) {
            tell(order(id, id + "-" + i, now.minus(Duration.ofDays(900 - 10 * i)), 100, null));
        }
        tell(order(id, id + "-now", now.minus(Duration.ofDays(2)), 700, null));

        score(now.minus(Duration.ofDays(500)));

        var past = given().get("/v1/customers/" + id).jsonPath();
        assertThat(past.getString("lifecycle.stage")).isEqualTo("ACTIVE");
        assertThat(past.getMap("value"))
                .as("figures of a past day")
                .doesNotContainKeys("rfm", "pAlive", "tier", "asOf");
        assertThat(past.getInt("value.orders")).isEqualTo(6);
        assertThat(past.getInt("value.revenue.amount")).isEqualTo(1200);
        assertThat(Instant.parse(past.getString("value.lastOrderAt"))).isAfter(now.minus(Duration.ofDays(3)));

        score(now);
        var today = given().get("/v1/customers/" + id).jsonPath().getMap("");
        score(now.minus(Duration.ofDays(500)));
        assertThat(given().get("/v1/customers/" + id).jsonPath().getMap("")).isEqualTo(today);
    }

    @Test
    void totalOfAPastScoringIsTheCustomersWhoHadOrderedByThen() {
        var id = prefix("s", 1);
        var now = Instant.now();
        tell(order(id, id + "-1", now.minus(Duration.ofDays(600)), 100, null));
        tell(order(id + "-new", id + "-2", now.minus(Duration.ofDays(2)), 100, null));

        var job = score(now.minus(Duration.ofDays(500)));

        assertThat(job.getLong("done")).as(job.prettify()).isPositive().isEqualTo(job.getLong("total"));
    }

    private static JsonPath score(Instant at) {
        String job = given().contentType("application/json")
                .body(Map.of("asOf", at.toString().substring(0, 10)))
                .post("/v1/scorings")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");
        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job)
                .then()
                .body("finishedAt", notNullValue())
                .body("state", equalTo("DONE")));
        return given().get("/v1/jobs/" + job).jsonPath();
    }

    private String prefix(String name, long seed) {
        return name + "-" + run + "-" + seed;
    }

    private static List<Fact> facts(String prefix, Random random) {
        var facts = new ArrayList<Fact>();
        for (int i = 0; i < CUSTOMERS; i++) {
            var customer = prefix + "-" + i;
            facts.add(order(customer, customer + "-first", START.minus(Duration.ofDays(30)), 1000, null));
            int orders = 1 + random.nextInt(4);
            for (int j = 0; j < orders; j++) {
                var id = customer + "-o" + j;
                var at = moment(random);
                facts.add(order(customer, id, at, 500, null));
                switch (random.nextInt(5)) {
                    case 0 ->
                        facts.add(new Fact(
                                at.plusSeconds(60),
                                "/v1/orders",
                                order(customer, id, at, 500, "CANCELLED").body()));
                    case 1 -> facts.add(delivery(customer, id, at));
                    case 2 -> facts.add(returned(customer, id, at.plusSeconds(90), 200));
                    case 3 -> facts.add(returned(customer, id, at.plusSeconds(90), null));
                    default -> {}
                }
            }
            int cancellations = random.nextInt(4);
            for (int j = 0; j < cancellations; j++) {
                facts.add(
                        cancellation(customer, moment(random).plusSeconds(j), REASONS[random.nextInt(REASONS.length)]));
            }
        }
        return facts;
    }

    /** Moments are close to each other. Some are midnight in the usual time zone. */
    private static Instant moment(Random random) {
        return random.nextInt(4) == 0
                ? START.plus(Duration.ofHours(15 + 24 * random.nextInt(3)))
                : START.plus(Duration.ofMinutes(random.nextInt(4 * 24 * 60)));
    }

    private static Fact order(String customer, String id, Instant at, int amount, String status) {
        var body = new HashMap<String, Object>(Map.of(
                "orderId",
                id,
                "customerId",
                customer,
                "placedAt",
                at.toString(),
                "total",
                Map.of("amount", amount, "currency", "JPY")));
        if (status != null) {
            body.put("status", status);
        }
        return new Fact(at, "/v1/orders", body);
    }

    private static Fact delivery(String customer, String id, Instant at) {
        var fact = order(customer, id, at, 500, "DELIVERED");
        fact.body().put("promisedBy", at.plus(Duration.ofDays(1)).toString().substring(0, 10));
        fact.body().put("deliveredAt", at.plus(Duration.ofDays(3)).toString());
        return new Fact(at.plus(Duration.ofDays(3)), fact.path(), fact.body());
    }

    private static Fact returned(String customer, String id, Instant at, Integer amount) {
        var body = new HashMap<String, Object>(
                Map.of("orderId", id, "customerId", customer, "returnedAt", at.toString(), "reason", "QUALITY"));
        if (amount != null) {
            body.put("amount", Map.of("amount", amount, "currency", "JPY"));
        }
        return new Fact(at, "/v1/returns", body);
    }

    private static Fact cancellation(String customer, Instant at, String reason) {
        return new Fact(
                at,
                "/v1/cancellations",
                Map.of("customerId", customer, "cancelledAt", at.toString(), "reason", reason));
    }

    private void tell(Fact fact) {
        if (fact.path().equals(RESERVATION)) {
            storeEpisodeCoupons.store(List.of(new CouponReserved(
                    fact.customer(),
                    decision,
                    CODE,
                    "comeback",
                    "Comeback",
                    START.plus(Duration.ofDays(999)),
                    fact.at())));
            return;
        }
        int status = given().contentType("application/json")
                .body(fact.body())
                .post(fact.path())
                .statusCode();
        // A cancellation needs a customer, whom the first order creates.
        if (status == 422) {
            given().contentType("application/json")
                    .body(Map.of())
                    .put("/v1/customers/" + fact.body().get("customerId"))
                    .then()
                    .statusCode(201);
            tell(fact);
            return;
        }
        assertThat(status).as(fact.toString()).isIn(200, 201);
    }

    /** The episodes of customers as they are published, by customer: of each, the events of the highest version count. */
    private static Map<String, List<String>> published(Predicate<String> customers) {
        var churns = new HashMap<UUID, CustomerChurned>();
        EventStream.published(CustomerChurned.class, customers)
                .forEach(event -> churns.merge(
                        event.episodeId(), event, (one, other) -> other.version() >= one.version() ? other : one));
        var returns = new HashMap<UUID, CustomerReturned>();
        EventStream.published(CustomerReturned.class, customers)
                .forEach(event -> returns.merge(
                        event.episodeId(), event, (one, other) -> other.version() >= one.version() ? other : one));
        var episodes = new HashMap<String, List<String>>();
        churns.values().forEach(churn -> episodes.computeIfAbsent(churn.customerId(), customer -> new ArrayList<>())
                .add(describe(churn, returns.get(churn.episodeId()))));
        episodes.values().forEach(Collections::sort);
        return episodes;
    }

    private static String describe(CustomerChurned churn, CustomerReturned end) {
        boolean isOpen = end == null || end.version() < churn.version();
        return describe(
                churn.churnedAt(),
                churn.customer().churnReason().name(),
                isOpen ? null : end.returnedAt(),
                isOpen ? null : end.orderId(),
                isOpen ? null : end.total().amount());
    }

    private List<String> stored(String customer) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select l.lost_at, l.reason, l.returned_at, l.ended_by, o.amount - o.refunded
                        from loss l left join customer_order o on o.order_id = l.ended_by
                        where l.customer_id = ?""")) {
            select.setString(1, customer);
            var stored = new ArrayList<String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var returnedAt = rows.getTimestamp(3);
                    stored.add(describe(
                            rows.getTimestamp(1).toInstant(),
                            rows.getString(2),
                            returnedAt == null ? null : returnedAt.toInstant(),
                            rows.getString(4),
                            rows.getBigDecimal(5)));
                }
            }
            return stored.stream().sorted().toList();
        }
    }

    /** @param revenue of the order that ended the episode */
    private static String describe(
            Instant churnedAt, String reason, Instant returnedAt, String orderId, BigDecimal revenue) {
        return churnedAt + " " + reason + " " + returnedAt + " "
                + (orderId == null ? null : orderId.substring(orderId.lastIndexOf('-'))) + " "
                + (revenue == null ? null : revenue.stripTrailingZeros().toPlainString());
    }

    /** Number and revenue of the losses, by the number of the customer. */
    private Map<String, String> losses(String prefix) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select substr(customer_id, length(?) + 1), count(*) || ' losses of ' || string_agg(
                            trim_scale(revenue) || ' ' || coalesce(currency, ''), ', ' order by lost_at)
                        from loss where customer_id like ? || '%' group by customer_id""")) {
            select.setString(1, prefix);
            select.setString(2, prefix);
            var losses = new TreeMap<String, String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    losses.put(rows.getString(1), rows.getString(2));
                }
            }
            return losses;
        }
    }

    /** Lifecycle, totals and open episodes by the number of the customer. */
    private Map<String, String> state(String prefix) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("""
                        select substr(customer_id, length(?) + 2), cast(jsonb_build_object('stage', stage, 'since', since,
                            'reason', churn_reason, 'confidence', confidence,
                            'open', episode_id is not null, 'border', back_after, 'orders', orders,
                            'first', first_order_at, 'last', last_order_at, 'revenue', trim_scale(revenue),
                            'currency', currency, 'episodes', (select jsonb_agg(lost_at) from loss
                                where loss.customer_id = customer.customer_id and returned_at is null)) as text)
                        from customer where customer_id like ? || '-%'""")) {
            select.setString(1, prefix);
            select.setString(2, prefix);
            var state = new TreeMap<String, String>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    state.put(rows.getString(1), rows.getString(2) + evidence(prefix + "-" + rows.getString(1)));
                }
            }
            assertThat(state).hasSize(CUSTOMERS);
            return state;
        }
    }

    /** The column is sealed. */
    private static List<String> evidence(String customer) {
        return given().get("/v1/customers/" + customer).path("lifecycle.evidence");
    }
}
