package io.winback.offer;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.winback.testkit.AuditDatabase;
import io.winback.testkit.AuditSubjectsContract;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Every operation that changes something records what it is about. */
@QuarkusTest
@TestProfile(AuditDatabase.class)
class AuditSubjectsTest extends AuditSubjectsContract {

    private final FuzzTest samples = new FuzzTest();

    @Override
    protected Map<String, String> bodies() {
        return samples.bodies();
    }

    @Override
    protected Map<String, String> withoutSubject() {
        return Map.of();
    }

    @Override
    protected Set<String> withoutFields() {
        return Set.of(
                "POST /v1/coupons/{code}/validation", "POST /v1/offers/{offerId}/coupons", "POST /v1/redemptions");
    }

    @Override
    protected Set<String> withoutSuccess() {
        return new HashSet<>(samples.withoutSuccess().keySet());
    }
}
