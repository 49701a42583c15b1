package io.winback.notification;

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
        return Set.of("POST /v1/templates/{templateId}/preview", "PUT /v1/sending-holds");
    }

    @Override
    protected Set<String> withoutSuccess() {
        return new HashSet<>(samples.withoutSuccess().keySet());
    }
}
