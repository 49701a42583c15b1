package io.winback.customer.complaint;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.chassis.http.Conflict;
import io.winback.customer.reasons.Classification;
import io.winback.events.EventJson;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.ComplaintBreached;
import io.winback.events.customer.ComplaintReopened;
import io.winback.events.customer.Severity;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Somebody tells us what went wrong. It is to be answered by its due time, and is over when it is resolved. */
@Entity
public class Complaint {

    @Id
    private UUID complaintId;

    private String customerId;
    private String orderId;
    private String themeId;
    private String text;

    @Enumerated(EnumType.STRING)
    private ChurnReason reason;

    private double confidence;
    private String evidence;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    @Enumerated(EnumType.STRING)
    private ComplaintState state;

    private String resolution;
    private Instant openedAt;
    private Instant dueBy;
    /** Since it was opened, or opened again. */
    private Instant answeredAt;

    private Instant firstAnsweredAt;
    private Instant resolvedAt;
    private boolean breachTold;

    /** Before it was opened again. */
    private boolean wasBreached;

    private int reopenings;
    private Integer satisfaction;

    @Version
    private long version;

    protected Complaint() {}

    Complaint(
            String customerId,
            String orderId,
            String text,
            Classification reason,
            Severity severity,
            Instant dueBy,
            Instant now) {
        this.complaintId = UuidCreator.getTimeOrderedEpoch();
        this.customerId = customerId;
        this.orderId = orderId;
        this.text = text;
        this.reason = reason.reason();
        this.confidence = reason.confidence();
        this.evidence = EventJson.write(reason.evidence());
        this.severity = severity;
        this.state = ComplaintState.OPEN;
        this.openedAt = now;
        this.dueBy = dueBy;
    }

    /** It has its root cause in common with others; null if none is known. */
    void assignTheme(String rootCause) {
        themeId = rootCause;
    }

    String themeId() {
        return themeId;
    }

    /** Somebody wrote back; only the first answer, and the first after it was opened again, count for the target. */
    void answer(Instant now) {
        refuseIf(state == ComplaintState.RESOLVED, "it is resolved; reopen it first");
        state = ComplaintState.ANSWERED;
        answered(now);
    }

    private void answered(Instant now) {
        answeredAt = answeredAt == null ? now : answeredAt;
        firstAnsweredAt = firstAnsweredAt == null ? now : firstAnsweredAt;
    }

    /** @param how what was done about it */
    void resolve(String how, Instant now) {
        refuseIf(state == ComplaintState.RESOLVED, "it is resolved already");
        state = ComplaintState.RESOLVED;
        answered(now);
        resolvedAt = now;
        resolution = how;
    }

    /** It was not over after all, and is to be answered again by then. */
    ComplaintReopened reopen(Instant answerBy, Instant now) {
        refuseIf(state != ComplaintState.RESOLVED, "it is not resolved");
        state = ComplaintState.REOPENED;
        wasBreached = wasBreached || isBreached(now);
        resolvedAt = null;
        answeredAt = null;
        dueBy = answerBy;
        breachTold = false;
        reopenings++;
        return new ComplaintReopened(customerId, complaintId, severity, reason, now);
    }

    /**
     * How content they are with what was done, 1 to 5.
     *
     * @return whether they are not: then it is not over
     */
    boolean rate(int score) {
        refuseIf(state != ComplaintState.RESOLVED, "it is not resolved");
        satisfaction = score;
        return Satisfaction.isLow(score);
    }

    /** It is told that it was not answered in time. */
    ComplaintBreached reportBreach() {
        breachTold = true;
        return new ComplaintBreached(customerId, complaintId, severity, reason, dueBy);
    }

    private static void refuseIf(boolean condition, String reason) {
        if (condition) {
            throw new Conflict("the complaint cannot do that: " + reason);
        }
    }

    /** Whether it was not answered in time, since it was opened or opened again. */
    boolean isBreached(Instant now) {
        return (answeredAt == null ? now : answeredAt).isAfter(dueBy);
    }

    public UUID id() {
        return complaintId;
    }

    String customerId() {
        return customerId;
    }

    String orderId() {
        return orderId;
    }

    String text() {
        return text;
    }

    ChurnReason reason() {
        return reason;
    }

    double confidence() {
        return confidence;
    }

    List<String> evidence() {
        return EventJson.readBack(evidence, new TypeReference<>() {});
    }

    Severity severity() {
        return severity;
    }

    ComplaintState state() {
        return state;
    }

    String resolution() {
        return resolution;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant dueBy() {
        return dueBy;
    }

    Instant answeredAt() {
        return answeredAt;
    }

    int reopenings() {
        return reopenings;
    }

    Integer satisfaction() {
        return satisfaction;
    }

    Instant resolvedAt() {
        return resolvedAt;
    }
}
