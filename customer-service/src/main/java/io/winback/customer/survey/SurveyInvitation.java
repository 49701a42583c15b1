package io.winback.customer.survey;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An invitation to a survey. It can be answered once, until it expires. */
@Entity
class SurveyInvitation {

    @Id
    private UUID invitationId;

    private String customerId;

    @Enumerated(EnumType.STRING)
    private SurveyKind kind;

    private Instant invitedAt;
    private Instant expiresAt;
    private Instant answeredAt;

    protected SurveyInvitation() {}

    SurveyInvitation(String customerId, SurveyKind kind, Instant now, Duration validFor) {
        this.invitationId = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.kind = kind;
        this.invitedAt = now;
        this.expiresAt = now.plus(validFor);
    }

    /** The states of an invitation. */
    enum State {
        OPEN,
        ANSWERED,
        EXPIRED
    }

    State state(Instant now) {
        if (answeredAt != null) {
            return State.ANSWERED;
        }
        return now.isBefore(expiresAt) ? State.OPEN : State.EXPIRED;
    }

    void answer(Instant now) {
        if (state(now) != State.OPEN) {
            throw new IllegalStateException("invitation %s is %s".formatted(invitationId, state(now)));
        }
        answeredAt = now;
    }

    UUID id() {
        return invitationId;
    }

    String customerId() {
        return customerId;
    }

    SurveyKind kind() {
        return kind;
    }

    Instant invitedAt() {
        return invitedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
