package io.winback.customer.interview;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.events.EventJson;
import io.winback.events.customer.ChurnReason;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An interview with a customer, and the reasons given, the most important first. */
@Entity
class Interview {

    @Id
    private UUID interviewId;

    private String customerId;
    private String notes;
    private String reasons;
    private Instant heldAt;

    protected Interview() {}

    Interview(String customerId, String notes, List<ChurnReason> reasons, Instant heldAt) {
        this.interviewId = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.notes = notes;
        this.reasons = EventJson.write(reasons);
        this.heldAt = heldAt;
    }

    UUID id() {
        return interviewId;
    }

    String customerId() {
        return customerId;
    }

    String notes() {
        return notes;
    }

    List<ChurnReason> reasons() {
        return EventJson.readBack(reasons, new TypeReference<>() {});
    }

    Instant heldAt() {
        return heldAt;
    }
}
