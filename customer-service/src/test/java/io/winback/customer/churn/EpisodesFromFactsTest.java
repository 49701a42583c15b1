package io.winback.customer.churn;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.winback.customer.profile.BulkCustomers;
import io.winback.customer.reasons.InferredReason;
import io.winback.events.EventJson;
import io.winback.events.Money;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.offer.CouponRedeemed;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.RedemptionReversed;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestDatabase;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The churn episodes of a customer follow from the facts, and not from the order in which they arrive. */
@QuarkusTest
class EpisodesFromFactsTest {

    private static final String CODE = "7K4D-9Q2M-XH3T";
    private static final Instant START = Instant.parse("2025-01-01T03:00:00Z");
    private static final int SHUFFLES = 3;

    @Inject
    AgroalDataSource database;

    @Inject
    ReturnByCoupon returnByCoupon;

    @Inject
    StoreEpisodeCoupons storeEpisodeCoupons;

    @Inject
    BulkCustomers customers;

    @Inject
    ChurnEpisodes churnEpisodes;

    private final UUID decision = UuidCreator.getTimeOrderedEpoch();
    private String customer;

    /**
     * Facts with the number of the day: first those that arrive first, then those in any order, then
     * the episodes at the end.
     *
     * <p>c: cancellation. o: order. q: order with the coupon of the episode. u5-o4: use of the coupon for order o4. r5-o4: its
     * reversal. w-o4: cancellation of order o4. k: reservation of the coupon for the open episode. k5: reservation on day 5, of which the service is told at any time. l9-5: a scoring on day 9 finds a
     * lapse, which an order after day 5 ends. d: a stated death. v: its revocation.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c1 k         | u2-o3 c4                         | 1 to o3 alone, 4 open",
                "c1 k         | u2-o2 o2 c4                      | 1 to o2, 4 open",
                "c1 k         | u2-q2 q2 c4                      | 1 to q2, 4 open",
                "c4 k         | c1 u2-o2 o2                      | 1 to o2, 4 open",
                "c1 k         | u2-o2 o2 c4 o5                   | 1 to o2, 4 to o5",
                "c1 k         | u2-o2 o2 w-o2 c4 o5              | 1 to o2 alone, 4 to o5",
                "c1 k         | u2-o2 r3-o2 o2 w-o2 c4           | 1 open",
                "c1 k         | u2-o2 r3-o2 o2 w-o2 c4 o5        | 1 to o5",
                "c4 k         | c1 o2 q3                         | 1 to o2, 4 to q3",
                "c4 k         | c1 o3 q2                         | 1 to o3, 4 to q2",
                "o0 c1        | o2 w-o2 c3                       | 1 open",
                "o0 c1        | o2 w-o2 c3 o4                    | 1 to o4",
                "o0 c1        | o2 c3 o4 w-o2 w-o4 o5            | 1 to o5",
                "c1 k         | c2 c6 u3-o3 o4 o7                | 1 to o4, 6 to o7",
                "c1 o2 l9-5 k | q10 u10-q10                      | 1 to o2, 9 to q10",
                "c1 o2 l9-5 k | u10-a                            | 1 to o2, 9 to a alone",
                "c1 o2 l9-5 k | w-o2 u10-a                       | 1 to a alone",
                "o0 l9-5 k    | o6 c11                           | 9 to o6, 11 open",
                "o0 l9-5 k    | o6 c11 o12                       | 9 to o6, 11 to o12",
                "o0 l9-5 k    | o6 w-o6 c11 o12                  | 9 to o12",
                "c1 u2-o2 l9-5 | o2                              | 1 to o2, 9 open",
                "o0 l9-5 o10 l100-60 | w-o10                     | 9 open",
                "o0 l9-5 o10 l100-60 | w-o10 o20                 | 9 to o20, 100 open",
                "o0 l9-5 o10 l100-60 k | w-o10 o20 u110-a        | 9 to o20, 100 to a alone",
                "o0 l9-5 o10 l100-60 o110 l300-200 | w-o10 w-o110 o20 o120 | 9 to o20, 100 to o120, 300 open",
                "u2-a         | c1                               | 1 to a alone",
                "u2-a         | c1 r3-a                          | 1 open",
                "o0 c4        | q3 k4                            | 4 to q3",
                "o0 c4 o5     | q3 k4                            | 4 to q3",
                "o0 c4 o5     | q3 k4 w-q3                       | 4 to o5",
                "o0 c1 o2 c4  | q3 k4                            | 1 to o2, 4 to q3",
                "o0 c4        | c1 o2 q3 k4                      | 1 to o2, 4 to q3",
                "o0 c1        | o2 k1 c4 q3                      | 1 to o2, 4 open",
                "o0 c1        | u2-q3 q3 k1 c4                   | 1 to q3, 4 open",
                "o0 l9-5      | q4 k9 c11                        | 9 to q4, 11 open",
                "c1 d2 v      | o3 c4                            | 1 to o3, 4 open",
                "o0 c1 d2     | o3 c4                            | 1 open",
            })
    void shuffledAndDoubledFactsGiveTheSameEpisodes(String first, String facts, String episodes) throws SQLException {
        String expected = null;
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            aCustomer();
            var told = shuffled(List.of(facts.strip().split(" ")), new Random(shuffle), shuffle > 0);
            told.addAll(0, Arrays.asList(first.strip().split(" ")));

            for (var fact : told) {
                tell(fact);
            }

            assertThat(episodes()).as(told.toString()).isEqualTo(episodes.strip());
            expected = expected == null ? state() : expected;
            assertThat(state()).as(told.toString()).isEqualTo(expected);
            assertThat(published()).as(told.toString()).isEqualTo(stored());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"o3 c4 v", "c4 o3 v", "o3 v c4", "v c4 o3", "o3 c4 v w-o3 o5 w-o5 o3"})
    void factsOfACustomerWhoIsHeldDeceasedCountAfterTheRevocation(String facts) throws SQLException {
        aCustomer();
        for (var fact : ("o0 c1 d2 " + facts).split(" ")) {
            tell(fact);
        }

        assertThat(episodes()).isEqualTo(facts.contains("w-o3") ? "1 open" : "1 to o3, 4 open");
        assertThat(query("select churn_reason from customer where customer_id = '%s'"))
                .isNotEqualTo("DECEASED");
        assertThat(published()).isEqualTo(stored());
    }

    /** campaign-service credits a use to the episode of the coupon. */
    @ParameterizedTest
    @ValueSource(strings = {"u2-o2 o2 c4", "c4 u2-o2 o2", "c4 o2 u2-o2", "o2 c4 u2-o2"})
    void theEpisodeThatACouponEndedIsTheEpisodeOfTheCoupon(String facts) throws SQLException {
        aCustomer();
        for (var fact : ("c1 k " + facts).split(" ")) {
            tell(fact);
        }

        assertThat(episodes()).isEqualTo("1 to o2, 4 open");
        assertThat(
                        query(
                                "select ended_by from loss join episode_coupon using (episode_id) where loss.customer_id = '%s'"))
                .isEqualTo(id("o2"));
        assertThat(published()).isEqualTo(stored());
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/x-ndjson"})
    void oneImportEndsTwoEpisodes(String format) throws SQLException {
        aCustomer();
        for (var fact : List.of("o0", "c1", "c4")) {
            tell(fact);
        }

        importOrders(format, "o5", "o2");

        assertThat(episodes()).isEqualTo("1 to o2, 4 to o5");
        assertThat(published()).isEqualTo(stored());
    }

    private void importOrders(String format, String... orders) {
        var lines = Arrays.stream(orders).map(order -> {
            var at = day(order.substring(1));
            return format.equals("text/csv")
                    ? String.join(",", customer, id(order), at.toString(), "1000", "JPY")
                    : EventJson.write(order(order, null));
        });
        var header = format.equals("text/csv") ? "customer_id,order_id,placed_at,amount,currency\n" : "";
        String job = given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType(format)
                .body((header + lines.collect(joining("\n")) + "\n").getBytes(UTF_8))
                .post("/v1/imports?kind=orders")
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");
        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job).then().body("state", equalTo("DONE")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"o2 R2 w-o2", "R2 o2 w-o2", "o2 w-o2 R2", "R2 w-o2 o2"})
    void refundsOfACancelledOrderAreStoredInAnyOrder(String facts) {
        aCustomer();

        for (var fact : facts.split(" ")) {
            tell(fact);
        }

        assertThat(query("select trim_scale(refunded) || ' ' || status from customer_order where customer_id = '%s'"))
                .isEqualTo("300 CANCELLED");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
    void randomFactsGiveTheSameEpisodesInAnyOrder(long seed) throws SQLException {
        var facts = facts(new Random(seed));
        boolean isCouponLate = seed % 3 == 0;
        if (isCouponLate) {
            facts.add(seed % 2 == 0 ? "k11" : "k101");
        }
        String expected = null;
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            aCustomer();
            var told = shuffled(facts, new Random(seed * 31 + shuffle), shuffle > 0);
            told.addAll(0, isCouponLate ? List.of() : List.of("k"));
            told.addAll(0, seed % 2 == 0 ? List.of("o0", "c10") : List.of("c2", "o4", "l100-60"));

            for (var fact : told) {
                tell(fact);
            }

            expected = expected == null ? state() : expected;
            assertThat(state()).as(told.toString()).isEqualTo(expected);
            assertThat(published()).as(told.toString()).isEqualTo(stored());
        }
    }

    private static List<String> facts(Random random) {
        var facts = new ArrayList<String>();
        var orders = new ArrayList<String>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            var order = (random.nextInt(3) == 0 ? "q" : "o") + (5 + random.nextInt(150));
            orders.add(order);
            facts.add(order);
            if (random.nextInt(3) == 0) {
                facts.add("w-" + order);
            }
        }
        for (int i = 0; i < random.nextInt(4); i++) {
            facts.add("c" + (5 + random.nextInt(150)));
        }
        orders.add("a");
        Collections.shuffle(orders, random);
        for (var order : orders.subList(0, Math.min(2, orders.size()))) {
            int at = order.equals("a") ? 12 + random.nextInt(150) : Integer.parseInt(order.substring(1));
            facts.add("u" + at + "-" + order);
            if (random.nextInt(3) == 0) {
                facts.add("r" + (at + 1) + "-" + order);
            }
        }
        return facts;
    }

    private static List<String> shuffled(List<String> facts, Random random, boolean isShuffled) {
        var told = new ArrayList<>(facts);
        if (isShuffled) {
            facts.stream().filter(fact -> random.nextInt(3) == 0).forEach(told::add);
            Collections.shuffle(told, random);
        }
        return told;
    }

    private void aCustomer() {
        customer = "c-" + UUID.randomUUID();
        given().contentType("application/json")
                .body(Map.of())
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);
    }

    private void tell(String fact) {
        var rest = fact.substring(1).split("-");
        switch (fact.charAt(0)) {
            case 'c' -> cancel("PRICE", day(rest[0]));
            case 'd' -> cancel("DECEASED", day(rest[0]));
            case 'v' ->
                post(
                        "/v1/customers/" + customer + "/death-revocations",
                        Map.of("by", "support-7", "reason", "spoke with the family"));
            case 'o', 'q' -> post("/v1/orders", order(fact, null));
            case 'w' -> post("/v1/orders", order(rest[1], "CANCELLED"));
            case 'u' -> returnByCoupon.redeem(List.of(use(rest[1], day(rest[0]).plusSeconds(60))));
            case 'r' -> returnByCoupon.reverse(List.of(reversal(rest[1], day(rest[0]))));
            case 'R' ->
                post(
                        "/v1/returns",
                        Map.of(
                                "customerId",
                                customer,
                                "orderId",
                                id("o" + rest[0]),
                                "returnedAt",
                                day(rest[0]).plusSeconds(60).toString(),
                                "amount",
                                Map.of("amount", 300, "currency", "JPY")));
            case 'k' -> storeEpisodeCoupons.store(List.of(reserved(rest[0])));
            case 'l' -> lapse(day(rest[0]), day(rest[1]));
            default -> throw new IllegalArgumentException(fact);
        }
    }

    private void cancel(String reason, Instant at) {
        post("/v1/cancellations", Map.of("customerId", customer, "reason", reason, "cancelledAt", at.toString()));
    }

    private void lapse(Instant at, Instant returnsAfter) {
        QuarkusTransaction.requiringNew().run(() -> {
            var locked = customers.lock(List.of(customer)).get(0);
            var churned = locked.lapse(at, returnsAfter, InferredReason.NONE, List.of("silent"))
                    .orElseThrow();
            churnEpisodes.begin(List.of(new ChurnEpisodes.Begun(churned, locked.returnsAfter())));
            customers.store(List.of(locked));
        });
    }

    private Map<String, Object> order(String name, String status) {
        var body = new HashMap<String, Object>(Map.of(
                "orderId",
                id(name),
                "customerId",
                customer,
                "placedAt",
                day(name.substring(1)).toString(),
                "total",
                Map.of("amount", 1000, "currency", "JPY")));
        if (status != null) {
            body.put("status", status);
        }
        if (name.startsWith("q")) {
            body.put("couponCode", CODE);
        }
        return body;
    }

    /** @param day empty for an event of an earlier version */
    private CouponReserved reserved(String day) {
        return new CouponReserved(
                customer,
                decision,
                CODE,
                "comeback",
                "Comeback",
                START.plus(Duration.ofDays(999)),
                day.isEmpty() ? null : day(day).plusSeconds(30));
    }

    private CouponRedeemed use(String order, Instant at) {
        return new CouponRedeemed(
                customer,
                decision,
                redemption(order),
                CODE,
                "comeback",
                id(order),
                Money.of("100", "JPY"),
                Money.of("900", "JPY"),
                at);
    }

    private RedemptionReversed reversal(String order, Instant at) {
        return new RedemptionReversed(
                customer, decision, redemption(order), CODE, "comeback", id(order), Money.of("100", "JPY"), at);
    }

    private UUID redemption(String order) {
        return UUID.nameUUIDFromBytes(id(order).getBytes(UTF_8));
    }

    private String id(String order) {
        return order + "." + customer;
    }

    private static Instant day(String number) {
        return START.plus(Duration.ofDays(Integer.parseInt(number)));
    }

    private static void post(String path, Map<String, Object> body) {
        assertThat(given().contentType("application/json").body(body).post(path).statusCode())
                .isIn(200, 201);
    }

    /** The days of the losses, and what ended them. */
    private String episodes() throws SQLException {
        return rows("""
            select lost_at, returned_at, ended_by, by_coupon_alone from loss where customer_id = ?
            order by coalesce(returned_at, 'infinity'), lost_at""").stream()
                .map(row -> Duration.between(START, instant(row.get(0))).toDays()
                        + (row.get(1) == null
                                ? " open"
                                : " to " + row.get(2).toString().split("\\.")[0]
                                        + (row.get(3).equals(true) ? " alone" : "")))
                .collect(joining(", "));
    }

    /** The customer, all episodes and orders, without the customer's id and without reasons: the lapse of the test has none. */
    private String state() throws SQLException {
        return (rows("""
            select stage, since, episode_id is not null, back_after, orders, first_order_at, last_order_at,
                trim_scale(revenue) from customer where customer_id = ?""").toString() + rows("""
                                select lost_at, lapsed_at, returns_after, returned_at, ended_by, by_coupon_alone,
                                    trim_scale(revenue) from loss where customer_id = ? order by lost_at, returned_at""") + rows("""
                                select order_id, refunded, status from customer_order where customer_id = ? order by order_id""")).replace(customer, "");
    }

    /** The episodes by the events of the highest version, as another service has them. Withdrawn ones have ended without revenue. */
    private Map<String, String> published() throws SQLException {
        eventually().untilAsserted(() -> assertThat(query("select count(*) from outbox where aggregateid = '%s'"))
                .isEqualTo("0"));
        var churns = new HashMap<UUID, CustomerChurned>();
        EventStream.published(CustomerChurned.class, customer)
                .forEach(event -> churns.merge(
                        event.episodeId(), event, (one, next) -> next.version() > one.version() ? next : one));
        var returns = new HashMap<UUID, CustomerReturned>();
        // The first of two returns of one version counts.
        EventStream.published(CustomerReturned.class, customer)
                .forEach(event -> returns.merge(
                        event.episodeId(), event, (one, next) -> next.version() > one.version() ? next : one));
        var known = rows("select cast(episode_id as text) from loss where customer_id = ?").stream()
                .map(row -> row.get(0))
                .toList();
        var lapsed = rows(
                "select cast(episode_id as text), lost_at from loss where customer_id = ? and lapsed_at is not null");
        var episodes = new TreeMap<String, String>();
        // The test begins lapses without an event.
        lapsed.forEach(row -> episodes.put(row.get(0).toString(), instant(row.get(1)) + " open"));
        returns.forEach((id, end) -> {
            if (!known.contains(id.toString())) {
                assertThat(end.total().amount()).isEqualByComparingTo(BigDecimal.ZERO);
            }
        });
        churns.forEach((id, churn) -> episodes.put(id.toString(), churn.churnedAt() + " open"));
        returns.forEach((id, end) -> {
            var churn = churns.get(id);
            if (churn == null || end.version() >= churn.version()) {
                episodes.compute(
                        id.toString(),
                        (key, open) -> (open == null ? "" : open.replace(" open", "")) + " to " + end.returnedAt() + " "
                                + end.orderId());
            }
        });
        episodes.keySet().removeIf(id -> !known.contains(id) && returns.containsKey(UUID.fromString(id)));
        return episodes;
    }

    private Map<String, String> stored() throws SQLException {
        var episodes = new TreeMap<String, String>();
        rows("select cast(episode_id as text), lost_at, returned_at, ended_by from loss where customer_id = ?")
                .forEach(row -> episodes.put(
                        row.get(0).toString(),
                        instant(row.get(1))
                                + (row.get(2) == null ? " open" : " to " + instant(row.get(2)) + " " + row.get(3))));
        return episodes;
    }

    private List<List<Object>> rows(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(sql)) {
            select.setString(1, customer);
            var rows = new ArrayList<List<Object>>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    var cells = new ArrayList<Object>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        cells.add(row.getObject(i));
                    }
                    rows.add(cells);
                }
            }
            return rows;
        }
    }

    private static Instant instant(Object time) {
        return ((java.sql.Timestamp) time).toInstant();
    }

    /** @param sql with a place for the customer */
    private String query(String sql) {
        return TestDatabase.value(sql.formatted(customer));
    }
}
