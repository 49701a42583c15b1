package io.winback.offer.fraud;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.testkit.TestInfrastructure;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;

/** Without a configured proxy a sender cannot choose its address. */
@QuarkusTest
class UntrustedSenderTest {

    @Test
    void anAddressThatASenderNamesIsIgnored() {
        for (int i = 0; i < 10; i++) {
            guessAs("192.0.2." + i).then().statusCode(404);
        }

        guessAs("192.0.2.99").then().statusCode(429);
    }

    private static Response guessAs(String address) {
        return given().header("X-Forwarded-For", address)
                .header("Forwarded", "for=" + address)
                .get("/v1/coupons/0000-0000-0001");
    }

    @BeforeEach
    @AfterEach
    void noWrongCodesAreCounted() throws SQLException {
        try (var connection = TestInfrastructure.database().connect("winback");
                var delete = connection.createStatement()) {
            delete.execute("delete from wrong_codes");
        }
    }
}
