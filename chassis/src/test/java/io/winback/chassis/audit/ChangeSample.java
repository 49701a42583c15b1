package io.winback.chassis.audit;

import io.winback.chassis.http.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;

/** A use case that records its change. */
@ApplicationScoped
class ChangeSample {

    private final AuditTrail auditTrail;

    ChangeSample(AuditTrail auditTrail) {
        this.auditTrail = auditTrail;
    }

    @Transactional
    void change(String customerId, String name, boolean fails) {
        auditTrail.changed(
                "sample/" + customerId, Map.of("name", "before", "kept", 1), Map.of("name", name, "kept", 1));
        if (fails) {
            throw new Conflict("the change is rolled back");
        }
    }
}
