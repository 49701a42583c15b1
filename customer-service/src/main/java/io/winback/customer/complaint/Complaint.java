package io.winback.customer.complaint;

import com.fasterxml.jackson.core.type.TypeReference;
import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.chassis.http.Conflict;
import io.winback.customer.complaint.ComplaintState.Transition;
import io.winback.customer.reasons.Classification;
import io.winback.customer.sealing.SealedText;
import io.winback.customer.sealing.SealedTextColumn;
import io.winback.events.EventJson;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.ComplaintBreached;
import io.winback.events.customer.ComplaintReopened;
import io.winback.events.customer.ComplaintResolved;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.Severity;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static io.winback.customer.sealing.WordColumns.COMPLAINT_EVIDENCE;
import static io.winback.customer.sealing.WordColumns.COMPLAINT_RESOLUTION;
import static io.winback.customer.sealing.WordColumns.COMPLAINT_TEXT;

/** A complaint of a customer. It has a due time for the answer, and is closed when it is resolved. */
@Entity
public class Complaint {

    private static final String NOT_RESOLVED = "the complaint is not resolved";

    @Id
    private UUID complaintId;

    private String customerId;
    private String orderId;
    private String themeId;

    @Convert(converter = SealedTextColumn.class)
    private SealedText text;

    @Enumerated(EnumType.STRING)
    private ChurnReason reason;

    private double confidence;

    @Convert(converter = SealedTextColumn.class)
    private SealedText evidence;

    @Enumerated(EnumType.STRING)
    private Severity severity;

    @Enumerated(EnumType.STRING)
    private ComplaintState state;

    @Convert(converter = SealedTextColumn.class)
    private SealedText resolution;

    private Instant openedAt;
    private Instant dueBy;
    /** The first answer since the complaint was opened or reopened. */
    private Instant answeredAt;

    private Instant firstAnsweredAt;
    private Instant resolvedAt;

    @Column(name = "breach_told")
    private boolean breachReported;

    /** Whether the SLA was breached before the complaint was reopened. */
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
        this.text = SealedText.of(COMPLAINT_TEXT, complaintId, text);
        this.reason = reason.reason();
        this.confidence = reason.confidence();
        this.evidence = SealedText.of(COMPLAINT_EVIDENCE, complaintId, EventJson.write(reason.evidence()));
        this.severity = severity;
        this.state = ComplaintState.OPEN;
        this.openedAt = now;
        this.dueBy = dueBy;
    }

    /** @param rootCause null if none is known */
    void assignTheme(String rootCause) {
        themeId = rootCause;
    }

    String themeId() {
        return themeId;
    }

    /** Only the first answer, and the first one after a reopening, count for the SLA. */
    void answer(Instant now) {
        move(Transition.ANSWER, "the complaint is resolved; reopen it first");
        answered(now);
    }

    private void answered(Instant now) {
        answeredAt = answeredAt == null ? now : answeredAt;
        firstAnsweredAt = firstAnsweredAt == null ? now : firstAnsweredAt;
    }

    /** @param how the resolution */
    void resolve(String how, Instant now) {
        move(Transition.RESOLVE, "the complaint is already resolved");
        answered(now);
        resolvedAt = now;
        resolution = SealedText.of(COMPLAINT_RESOLUTION, complaintId, how);
    }

    /** The present resolution as an event. @param customer after it */
    ComplaintResolved resolved(CustomerSnapshot customer) {
        return new ComplaintResolved(
                customerId, complaintId, reopenings, resolvedAt, severity, reason, themeId, customer);
    }

    /** Reopens the complaint with a new due time. */
    ComplaintReopened reopen(Instant answerBy, Instant now) {
        move(Transition.REOPEN, NOT_RESOLVED);
        wasBreached = wasBreached || isBreached(now);
        resolvedAt = null;
        answeredAt = null;
        dueBy = answerBy;
        breachReported = false;
        reopenings++;
        return new ComplaintReopened(customerId, complaintId, severity, reason, now);
    }

    /**
     * Records the satisfaction of the customer, 1 to 5.
     *
     * @return whether the satisfaction is low
     */
    boolean rate(int score) {
        if (state.isUnresolved()) {
            throw new Conflict(NOT_RESOLVED);
        }
        satisfaction = score;
        return Satisfaction.isLow(score);
    }

    /** Marks the SLA breach as reported. */
    ComplaintBreached reportBreach() {
        breachReported = true;
        return new ComplaintBreached(customerId, complaintId, severity, reason, dueBy);
    }

    private void move(Transition transition, String refusal) {
        if (!state.allows(transition)) {
            throw new Conflict(refusal);
        }
        state = transition.to();
    }

    /** Whether the SLA is breached since the complaint was opened or reopened. */
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
        return SealedText.open(text, COMPLAINT_TEXT, complaintId);
    }

    ChurnReason reason() {
        return reason;
    }

    double confidence() {
        return confidence;
    }

    List<String> evidence() {
        List<String> words = EventJson.readBack(
                SealedText.open(evidence, COMPLAINT_EVIDENCE, complaintId), new TypeReference<>() {});
        return words == null ? List.of() : words;
    }

    Severity severity() {
        return severity;
    }

    ComplaintState state() {
        return state;
    }

    String resolution() {
        return SealedText.open(resolution, COMPLAINT_RESOLUTION, complaintId);
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
