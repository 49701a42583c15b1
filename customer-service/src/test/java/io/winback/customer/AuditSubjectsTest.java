package io.winback.customer;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.winback.testkit.AuditSubjectsContract;
import io.winback.testkit.OwnDatabase;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Every operation that changes something records what it is about. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class AuditSubjectsTest extends AuditSubjectsContract {

    private final FuzzTest samples = new FuzzTest();

    @Override
    protected Map<String, String> bodies() {
        var bodies = new HashMap<>(samples.bodies());
        // It differs from what the PUT stores.
        bodies.put("PATCH /v1/customers/{customerId}", "{\"locale\": \"en-GB\"}");
        return bodies;
    }

    @Override
    protected Map<String, String> withoutSubject() {
        return Map.of("POST /v1/reason-classifications", "it changes nothing, and its text names no customer");
    }

    @Override
    protected Set<String> withoutFields() {
        return Set.of(
                "DELETE /v1/customers/{customerId}",
                "POST /v1/cancellations",
                "POST /v1/complaints",
                "POST /v1/imports",
                "POST /v1/interviews",
                "POST /v1/orders",
                "POST /v1/payment-failures",
                "POST /v1/reason-classifications",
                "POST /v1/reason-classifiers",
                "POST /v1/reason-corrections",
                "POST /v1/returns",
                "POST /v1/scorings",
                "POST /v1/scorings/backtests",
                "POST /v1/survey-invitations",
                "POST /v1/survey-responses",
                "PUT /v1/orders/{orderId}/delivery");
    }

    @Override
    protected Set<String> withoutSuccess() {
        return new HashSet<>(samples.withoutSuccess().keySet());
    }
}
