package io.winback.offer.fraud;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.winback.offer.OfferApi;
import io.winback.testkit.Callers;
import io.winback.testkit.TestInfrastructure;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.winback.offer.AtOnce.atOnce;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

@QuarkusTest
@TestProfile(BehindProxy.class)
class WrongCodeLimitTest {

    private static final String WRONG = "0000-0000-0001";
    private static final int ALLOWED = 10;

    /** An own key for each test. */
    private final String key = aKey();

    private String code;

    @BeforeEach
    void givenACouponOfHina() {
        code = OfferApi.aCouponOf(OfferApi.anOffer(), "hina");
    }

    @Test
    void theEleventhWrongCodeOfACallerHasToWaitWhateverItIsSentTo() {
        for (int i = 0; i < 2; i++) {
            get(WRONG).then().statusCode(404);
            redeem(WRONG, "customer-" + i).then().statusCode(404);
            validate(WRONG, "customer-" + i).then().statusCode(404);
            revoke(WRONG).then().statusCode(404);
            redeem(code, "ren").then().statusCode(422).body("code", equalTo("WRONG_CUSTOMER"));
        }

        assertWaits(get(WRONG));
        assertWaits(redeem(WRONG, "hina"));
        assertWaits(validate(WRONG, "hina"));
        assertWaits(revoke(WRONG));
        assertWaits(redeem(code, "ren"));
        assertWaits(validate(code, "ren"));
    }

    @Test
    void theCustomerWhoseGoodCodeIsTypedIsNeverLocked() {
        guess(ALLOWED + 5);
        IntStream.range(0, ALLOWED).forEach(i -> redeem(WRONG, "hina"));

        get(code).then().statusCode(200);
        validate(code, "hina").then().statusCode(200).body("redeemable", equalTo(true));
        redeem(code, "hina").then().statusCode(201);
    }

    @Test
    void oneKeyAtTwoAddressesHasOneCount() {
        for (int i = 0; i < ALLOWED; i++) {
            guessFrom("192.0.2.1", key).then().statusCode(404);
        }

        assertWaits(guessFrom("192.0.2.2", key));
    }

    @Test
    void twoKeysAtOneAddressHaveTwoCounts() {
        guess(ALLOWED + 1);

        guessFrom("127.0.0.1", aKey()).then().statusCode(404);
        assertWaits(guessFrom("127.0.0.1", key));
    }

    @Test
    void aKeyWithTheLongestNameIsCounted() {
        var longest = "k".repeat(64);
        for (int i = 0; i < ALLOWED; i++) {
            guessFrom("192.0.2.1", longest);
        }

        assertWaits(guessFrom("192.0.2.1", longest));
    }

    @Test
    void aCallerFarAboveTheLimitSeesNoCouponByItsCodeAndTheOwnerStillRedeemsIt() {
        guess(30);

        assertWaits(get(code));
        redeem(code, "hina").then().statusCode(201);
    }

    @Test
    void spellingsOfARightCodeAreNoGuesses() {
        for (int i = 0; i < ALLOWED; i++) {
            get("\u200b" + code.toLowerCase().replace("-", " \u2014 ")).then().statusCode(200);
            validate(code.replace("-", "\u30fc"), "hina").then().statusCode(200);
        }

        guess(ALLOWED);
        assertWaits(get(WRONG));
    }

    @Test
    void theLimitEndsWithItsWindow() throws SQLException {
        guess(ALLOWED + 1);
        try (var connection = TestInfrastructure.database().connect("winback");
                var pass = connection.prepareStatement(
                        "update wrong_codes set since = since - interval '10 minutes' where caller = ?")) {
            pass.setString(1, "key:" + key);
            assertThat(pass.executeUpdate()).isEqualTo(1);
        }

        get(WRONG).then().statusCode(404);
    }

    @Test
    void concurrentWrongCodesAreCountedExactly() {
        var answers = atOnce(64, i -> get(WRONG).statusCode());

        var count = answers.stream().collect(groupingBy(status -> status));
        assertThat(count.get(404)).hasSize(ALLOWED);
        assertThat(count.get(429)).hasSize(54);
    }

    private void guess(int times) {
        IntStream.range(0, times).forEach(i -> get(WRONG));
    }

    private static void assertWaits(Response answer) {
        answer.then()
                .statusCode(429)
                .contentType("application/problem+json")
                .header("Retry-After", Integer::parseInt, greaterThan(0))
                .header("Retry-After", Integer::parseInt, lessThanOrEqualTo(601));
    }

    private Response get(String typed) {
        return as(key).get("/v1/coupons/{code}", typed);
    }

    private static Response guessFrom(String address, String key) {
        return as(key).header("X-Forwarded-For", address).get("/v1/coupons/" + WRONG);
    }

    private Response redeem(String typed, String customer) {
        return as(key).contentType("application/json")
                .body(Map.of(
                        "couponCode",
                        typed,
                        "customerId",
                        customer,
                        "orderId",
                        "o-" + UUID.randomUUID(),
                        "order",
                        OfferApi.yen(1000)))
                .post("/v1/redemptions");
    }

    private Response validate(String typed, String customer) {
        return as(key).contentType("application/json")
                .body(Map.of("customerId", customer, "order", OfferApi.yen(1000)))
                .post("/v1/coupons/{code}/validation", typed);
    }

    private Response revoke(String typed) {
        return as(key).contentType("application/json")
                .body(Map.of("reason", "lost"))
                .post("/v1/coupons/{code}/revocation", typed);
    }

    private static String aKey() {
        return "shop-" + UUID.randomUUID();
    }

    /** A service that calls for a key, so that a test can be several callers. */
    private static RequestSpecification as(String key) {
        return Callers.as("SERVICE").header("Winback-Actor", "key:%s; roles=SUPPORT+ADMIN".formatted(key));
    }
}
