package io.winback.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.local.demo.ApiClient.Answer;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

/** Two replicas of offer-service count the wrong coupon codes of one caller together. */
@Tag("fault")
class WrongCodesTest {

    private static final String WRONG = "0000-0000-0001";
    private static final int ALLOWED = 10;
    private static final int CALLS_AT_ONCE = 32;
    private static final RunningStack SYSTEM = RunningStack.get();

    private static String replica;
    private static List<String> replicas;

    private final String customer = "codes-" + UUID.randomUUID();
    private String code;

    @BeforeAll
    static void startReplica() {
        replica = SYSTEM.stack().startReplica("offer", System.out::println);
        replicas = List.of(SYSTEM.offer(""), "http://127.0.0.1:" + replica.substring(replica.lastIndexOf('-') + 1));
    }

    @AfterAll
    static void stopReplica() {
        SYSTEM.kill(replica);
    }

    @BeforeEach
    void givenACoupon() {
        noWrongCodesAreCounted();
        var offer = SYSTEM.offer("/v1/offers/" + customer);
        SYSTEM.api().put(offer, "{\"name\": \"Ten per cent\", \"reward\": {\"kind\": \"PERCENT\", \"value\": 10}}");
        code = SYSTEM.api()
                .post(offer + "/coupons", Map.of("customerId", customer))
                .path("code")
                .asText();
    }

    /** Other tests call with the same key. */
    @AfterEach
    void noWrongCodesAreCounted() {
        SYSTEM.restore("offer", List.of("delete from wrong_codes"));
    }

    @Test
    void wrongCodesAtBothReplicasAreRefusedAtTheLimitAtBoth() {
        for (int i = 0; i < ALLOWED / 2; i++) {
            assertThat(replicas).allSatisfy(at -> assertThat(look(at, WRONG)).isEqualTo(404));
        }

        assertThat(replicas).allSatisfy(at -> {
            assertThat(look(at, WRONG)).isEqualTo(429);
            assertThat(redeem(at, WRONG, customer).status()).isEqualTo(429);
            assertThat(redeem(at, code, "another-" + customer).status()).isEqualTo(429);
        });
    }

    @Test
    void concurrentWrongCodesAtBothReplicasAreCountedExactly() throws Exception {
        var callers = Executors.newFixedThreadPool(CALLS_AT_ONCE);
        try {
            var answers = callers.invokeAll(IntStream.range(0, 2 * CALLS_AT_ONCE)
                    .<Callable<Integer>>mapToObj(i -> () -> look(replicas.get(i % 2), WRONG))
                    .toList());

            // A busy database is 503, and counts nothing
            assertThat(answers)
                    .extracting(Future::get)
                    .allMatch(List.of(404, 429, 503)::contains)
                    .filteredOn(status -> status == 404)
                    .hasSize(ALLOWED);
            assertThat(replicas).allSatisfy(at -> assertThat(look(at, WRONG)).isEqualTo(429));
        } finally {
            callers.shutdown();
        }
    }

    @Test
    void spellingsOfARightCodeCountAtNoReplica() {
        var spellings = Stream.of(
                code.toLowerCase(),
                code.replace("-", ""),
                code.replace("-", " "),
                code.replace("-", " \u2014 "),
                code.replace('-', '\u30fc'),
                code.replace('0', 'O').replace('1', 'l'),
                "\u200b" + code,
                fullWidth(code));

        assertThat(spellings).allSatisfy(spelling -> assertThat(replicas).allSatisfy(at -> {
            assertThat(look(at, spelling)).isEqualTo(200);
            assertThat(validate(at, spelling).path("redeemable").asBoolean()).isTrue();
        }));

        assertThat(SYSTEM.count("offer", "select count(*) from wrong_codes")).isZero();
    }

    @Test
    void theCustomerWithAGoodCodeIsNotLockedAtAnyReplica() {
        for (int i = 0; i < 2 * ALLOWED; i++) {
            redeem(replicas.get(i % 2), WRONG, customer);
        }
        assertThat(replicas).allSatisfy(at -> assertThat(look(at, WRONG)).isEqualTo(429));

        assertThat(replicas).allSatisfy(at -> {
            assertThat(look(at, code)).isEqualTo(200);
            assertThat(validate(at, code).path("redeemable").asBoolean()).isTrue();
        });
        assertThat(redeem(replicas.get(1), code, customer).status()).isEqualTo(201);
    }

    private static int look(String replica, String typed) {
        return SYSTEM.api().tryGet(replica + path(typed)).status();
    }

    private JsonNode validate(String replica, String typed) {
        return SYSTEM.api()
                .post(replica + path(typed) + "/validation", Map.of("customerId", customer, "order", thousandYen()));
    }

    private Answer redeem(String replica, String typed, String by) {
        return SYSTEM.api()
                .tryPost(
                        replica + "/v1/redemptions",
                        Map.of(
                                "couponCode",
                                typed,
                                "customerId",
                                by,
                                "orderId",
                                "o-" + UUID.randomUUID(),
                                "order",
                                thousandYen()));
    }

    private static String path(String typed) {
        return "/v1/coupons/" + URLEncoder.encode(typed, UTF_8).replace("+", "%20");
    }

    private static Map<String, Object> thousandYen() {
        return Map.of("total", Map.of("amount", 1_000, "currency", "JPY"));
    }

    private static String fullWidth(String text) {
        return text.chars().mapToObj(c -> Character.toString(c + 0xFEE0)).collect(joining());
    }
}
