package io.winback.customer.complaint;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class ComplaintOrderTest {

    private final String customer = "c-" + UUID.randomUUID();

    @Test
    void complaintAboutTheOrderOfAnotherCustomerIsRefused() {
        order(customer);
        order("another-" + customer);

        complain("o-another-" + customer, 422, "UNKNOWN_ORDER");
        complain("o-" + customer, 201, null);
        complain("o-not-known-yet", 201, null);
    }

    private static void order(String customer) {
        given().contentType("application/json")
                .body(Map.of(
                        "orderId",
                        "o-" + customer,
                        "customerId",
                        customer,
                        "placedAt",
                        "2026-03-01T03:00:00Z",
                        "total",
                        Map.of("amount", 1200, "currency", "JPY")))
                .post("/v1/orders")
                .then()
                .statusCode(201);
    }

    private void complain(String order, int status, String code) {
        given().contentType("application/json")
                .body(Map.of("customerId", customer, "orderId", order, "text", "the box was open"))
                .post("/v1/complaints")
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }
}
