package io.winback.customer.churn;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.chassis.http.Conflict;
import io.winback.customer.sealing.SealedText;
import io.winback.customer.sealing.SealedTextColumn;
import io.winback.events.EventJson;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import static io.winback.customer.sealing.WordColumns.HINT_EVIDENCE;
import static io.winback.customer.sealing.WordColumns.HINT_REASON;

/** A hint that a customer may have died, or may live after a recorded death. A person decides it. */
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

    @Convert(converter = SealedTextColumn.class)
    private SealedText evidence;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant openedAt;
    private Instant decidedAt;
    private String decidedBy;

    @Convert(converter = SealedTextColumn.class)
    private SealedText reason;

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
        this.evidence = SealedText.of(HINT_EVIDENCE, hintId, EventJson.write(evidence));
        this.state = State.OPEN;
        this.openedAt = now;
    }

    /** What the person decides. */
    @Schema(name = "DeathHintQuestion")
    enum Question {
        /** A text of the customer may report the death. */
        MAY_HAVE_DIED,
        /** The customer ordered after a recorded death. */
        MAY_LIVE
    }

    /** The kind of record that gave the hint. */
    @Schema(name = "DeathHintSource")
    public enum Source {
        COMPLAINT,
        SURVEY,
        CANCELLATION,
        RETURN,
        ORDER,
        /** An earlier version recorded the death without a decision. */
        EARLIER_READING
    }

    /** The states of a hint. Which states may follow is the rule of {@link Transition}. */
    @Schema(name = "DeathHintState")
    public enum State {
        OPEN,
        /** The customer has died. */
        CONFIRMED,
        /** The customer is alive. */
        DISMISSED;

        boolean allows(Transition transition) {
            return transition.from.contains(this);
        }
    }

    /** The legal transitions between the states of a hint, each from some states to one. */
    public enum Transition {
        CONFIRM(State.CONFIRMED, EnumSet.of(State.OPEN)),
        DISMISS(State.DISMISSED, EnumSet.of(State.OPEN));

        private final State to;
        private final Set<State> from;

        Transition(State to, Set<State> from) {
            this.to = to;
            this.from = from;
        }

        public State to() {
            return to;
        }

        public Set<State> from() {
            return from;
        }
    }

    void confirm(String by, String why, Instant now) {
        decide(Transition.CONFIRM, by, why, now);
    }

    void dismiss(String by, String why, Instant now) {
        decide(Transition.DISMISS, by, why, now);
    }

    private void decide(Transition decision, String by, String why, Instant now) {
        if (!state.allows(decision)) {
            throw new Conflict("the hint is already %s".formatted(state));
        }
        state = decision.to();
        decidedBy = by;
        reason = SealedText.of(HINT_REASON, hintId, why);
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
        List<String> words =
                EventJson.readBack(SealedText.open(evidence, HINT_EVIDENCE, hintId), new TypeReference<>() {});
        return words == null ? List.of() : words;
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
        return SealedText.open(reason, HINT_REASON, hintId);
    }
}
