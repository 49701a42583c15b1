package io.winback.customer.profile;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.winback.testkit.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The first step of an upgrade: replicas of the earlier release can read what this release writes. */
@QuarkusTest
@TestProfile(PlainCustomersTest.NotSealed.class)
class PlainCustomersTest {

    private final String customer = "c-" + UUID.randomUUID();

    @Test
    void valuesAreStoredPlainAndFound() {
        given().contentType("application/json")
                .body(Map.of("name", "Hina " + customer, "birthDate", "1990-02-03"))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);

        assertThat(TestDatabase.value(
                        "select concat_ws(' ', name, birth_date, name_index, birth_date_sealed) from customer"
                                + " where customer_id = ?",
                        customer))
                .isEqualTo("Hina " + customer + " 1990-02-03");
        given().queryParam("name", "Hina " + customer)
                .get("/v1/customers")
                .then()
                .body("items.customerId", equalTo(List.of(customer)));
    }

    /** Values are stored plain. */
    public static class NotSealed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("winback.sealing.write", "false");
        }
    }
}
