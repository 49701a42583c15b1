package io.winback.customer.churn;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.chassis.http.Conflict;
import io.winback.events.EventJson;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The question whether a customer has died. A person answers it; until then nothing changes. */
@Entity
public class DeathHint {

    @Id
    private UUID hintId;

    private String customerId;

    @Enumerated(EnumType.STRING)
    private Question question;

    @Enumerated(EnumType.STRING)
    private Source source;

    private String sourceId;
    private String evidence;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant openedAt;
    private Instant decidedAt;
    private String decidedBy;
    private String reason;

    protected DeathHint() {}

    DeathHint(
            UUID hintId,
            String customerId,
            Question question,
            Source source,
            String sourceId,
            List<String> evidence,
            Instant now) {
        this.hintId = hintId;
        this.customerId = customerId;
        this.question = question;
        this.source = source;
        this.sourceId = sourceId;
        this.evidence = EventJson.write(evidence);
        this.state = State.OPEN;
        this.openedAt = now;
    }

    /** What is asked. */
    enum Question {
        /** A text was read as telling of a death. */
        MAY_HAVE_DIED,
        /** An order came after a recorded death. */
        MAY_LIVE
    }

    /** Where it comes from. */
    public enum Source {
        COMPLAINT,
        SURVEY,
        CANCELLATION,
        RETURN,
        ORDER,
        /** A version that took what was read for a fact. */
        EARLIER_READING
    }

    /** Where it stands. */
    enum State {
        OPEN,
        /** The customer has died. */
        CONFIRMED,
        /** The customer lives. */
        DISMISSED
    }

    void confirm(String by, String why, Instant now) {
        decide(State.CONFIRMED, by, why, now);
    }

    void dismiss(String by, String why, Instant now) {
        decide(State.DISMISSED, by, why, now);
    }

    private void decide(State decision, String by, String why, Instant now) {
        if (state != State.OPEN) {
            throw new Conflict("the hint is %s already".formatted(state));
        }
        state = decision;
        decidedBy = by;
        reason = why;
        decidedAt = now;
    }

    UUID id() {
        return hintId;
    }

    String customerId() {
        return customerId;
    }

    Question question() {
        return question;
    }

    Source source() {
        return source;
    }

    String sourceId() {
        return sourceId;
    }

    List<String> evidence() {
        return EventJson.readBack(evidence, new TypeReference<>() {});
    }

    State state() {
        return state;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    String decidedBy() {
        return decidedBy;
    }

    String reason() {
        return reason;
    }
}
