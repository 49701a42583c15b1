package io.winback.customer.interview;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.sealing.SealedText;
import io.winback.customer.sealing.SealedTextColumn;
import io.winback.events.EventJson;
import io.winback.events.customer.ChurnReason;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static io.winback.customer.sealing.WordColumns.INTERVIEW_NOTES;

/** An interview with a customer, and the reasons given, the most important first. */
@Entity
class Interview {

    @Id
    private UUID interviewId;

    private String customerId;

    @Convert(converter = SealedTextColumn.class)
    private SealedText notes;

    private String reasons;
    private Instant heldAt;

    protected Interview() {}

    Interview(String customerId, String notes, List<ChurnReason> reasons, Instant heldAt) {
        this.interviewId = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.notes = SealedText.of(INTERVIEW_NOTES, interviewId, notes);
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
        return SealedText.open(notes, INTERVIEW_NOTES, interviewId);
    }

    List<ChurnReason> reasons() {
        return EventJson.readBack(reasons, new TypeReference<>() {});
    }

    Instant heldAt() {
        return heldAt;
    }
}
