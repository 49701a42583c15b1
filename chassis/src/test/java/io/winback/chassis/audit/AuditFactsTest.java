package io.winback.chassis.audit;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.winback.testkit.AuditLog;
import io.winback.testkit.Callers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Without facts, requests of systems leave no entry. Other requests of keys always leave one. */
@QuarkusTest
@TestProfile(AuditFactsTest.WithoutFacts.class)
class AuditFactsTest {

    private final String customer = UUID.randomUUID().toString();

    @Test
    void onlyRequestsThatAnIntegratorMayMakeLeaveNoEntry() {
        Callers.as("INTEGRATOR")
                .post("/v1/sample-customers/" + customer + "/orders")
                .then()
                .statusCode(204);
        Callers.as("MARKETER")
                .post("/v1/sample-customers/" + customer + "/greeting")
                .then()
                .statusCode(204);

        assertThat(AuditLog.about("sample-customer/" + customer, 1))
                .extracting(entry -> entry.get("operation"))
                .containsExactly("greetSampleCustomer");
    }

    public static class WithoutFacts implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("winback.audit.facts", "false");
        }
    }
}
