package io.winback.offer.redemption;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.events.campaign.CouponRequested;
import io.winback.offer.OfferApi;
import io.winback.testkit.EventStream;
import io.winback.testkit.TestInfrastructure;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Locked rows, and pools without a free connection. */
@QuarkusTest
class BusyDatabaseTest {

    private static final Duration ANSWERED = Duration.ofSeconds(5);
    private static final int CALLERS = 40;
    private static final int MOST_CONNECTIONS = 100;

    @Inject
    AgroalDataSource events;

    @Inject
    @DataSource("requests")
    AgroalDataSource requests;

    @Test
    void aRequestForALockedCouponIsAnsweredInTime() throws Exception {
        var code = OfferApi.aCouponOf(OfferApi.anOffer(), "c1");

        try (var other = connection()) {
            lock(other, code);

            var answer = timed(() -> redeem(code));

            assertIsBusy(answer);
            given().get("/q/health/live").then().statusCode(200);
        }

        assertThat(redeem(code).statusCode()).isEqualTo(201);
    }

    @Test
    void requestsThatUseAllTheirConnectionsDoNotStopEvents() throws Exception {
        var code = OfferApi.aCouponOf(OfferApi.anOffer(), "c1");
        var offer = OfferApi.anOffer();
        var callers = Executors.newFixedThreadPool(CALLERS);
        try (var other = connection()) {
            lock(other, code);

            var answers = new ArrayList<Future<Timed>>();
            for (int i = 0; i < CALLERS; i++) {
                answers.add(callers.submit(() -> timed(() -> redeem(code))));
            }
            var customer = "c-" + UUID.randomUUID();
            EventStream.publish(new CouponRequested(customer, UUID.randomUUID(), UUID.randomUUID(), offer));

            eventually().until(() -> hasCoupon(customer));
            given().get("/q/health/live").then().statusCode(200);
            for (var answer : answers) {
                assertIsBusy(answer.get());
            }
        } finally {
            callers.shutdown();
        }

        assertThat(redeem(code).statusCode()).isEqualTo(201);
    }

    @Test
    void aServiceWithoutConnectionsIsAliveButNotReady() throws Exception {
        var code = OfferApi.aCouponOf(OfferApi.anOffer(), "c1");
        eventually().until(() -> given().get("/q/health/ready").statusCode() == 200);
        var taken = new ArrayList<Connection>();
        try {
            takeAll(requests, taken);
            takeAll(events, taken);

            var answer = timed(() -> redeem(code));
            var live = timed(() -> given().get("/q/health/live"));
            var ready = given().get("/q/health/ready");

            assertIsBusy(answer);
            assertThat(live.answer().statusCode()).isEqualTo(200);
            assertThat(live.took()).isLessThan(ANSWERED);
            assertThat(ready.statusCode()).isEqualTo(503);
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }

        eventually().until(() -> given().get("/q/health/ready").statusCode() == 200);
        eventually().until(() -> redeem(code).statusCode() == 201);
    }

    private record Timed(Response answer, Duration took) {}

    private static Timed timed(Callable<Response> call) throws Exception {
        long began = System.nanoTime();
        var answer = call.call();
        return new Timed(answer, Duration.ofNanos(System.nanoTime() - began));
    }

    private static void assertIsBusy(Timed timed) {
        assertThat(timed.answer().statusCode()).isEqualTo(503);
        assertThat(timed.answer().contentType()).isEqualTo("application/problem+json");
        assertThat(timed.answer().header("Retry-After")).isNotNull();
        assertThat(timed.took()).isLessThan(ANSWERED);
    }

    private static Connection connection() throws SQLException {
        return TestInfrastructure.database().connect("winback");
    }

    /** Like another, slow transaction. */
    private static void lock(Connection connection, String code) throws SQLException {
        connection.setAutoCommit(false);
        try (var lock = connection.prepareStatement("select from coupon where code = ? for update")) {
            lock.setString(1, code.replace("-", ""));
            try (var result = lock.executeQuery()) {
                assertThat(result.next()).isTrue();
            }
        }
    }

    private static void takeAll(AgroalDataSource pool, List<Connection> taken) {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < MOST_CONNECTIONS; i++) {
                        taken.add(pool.getConnection());
                    }
                })
                .isInstanceOf(SQLException.class);
    }

    private static boolean hasCoupon(String customer) {
        try (var connection = connection();
                var select = connection.prepareStatement("select from coupon where customer_id = ?")) {
            select.setString(1, customer);
            try (var result = select.executeQuery()) {
                return result.next();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Response redeem(String code) {
        return OfferApi.redeem(code, "c1", UUID.randomUUID().toString(), 1000);
    }
}
