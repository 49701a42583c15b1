package io.winback.notification.unsubscribe;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class ConsentHistoryCursorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"+300000-01-01T00:00:00Z 1", "-300000-01-01T00:00:00Z 1", "yesterday 1", "2026-01-01T00:00:00Z x"
            })
    void anInvalidCursorIsRefused(String position) {
        var cursor = Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(UTF_8));

        given().queryParam("after", cursor)
                .get("/v1/customers/c-1/consents/history")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("after"));
    }
}
