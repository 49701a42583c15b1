package io.winback.customer.profile;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.reasons.InferredReason;
import io.winback.events.customer.ChurnCause;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Stage;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The lifecycle stage of a customer. Churn opens an episode, and a later order ends it. */
@Embeddable
class Lifecycle {

    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.PROSPECT;

    private Instant since;

    @Enumerated(EnumType.STRING)
    private ChurnReason churnReason;

    private Double confidence;

    @Convert(converter = JsonColumn.Evidence.class)
    private List<String> evidence;

    private UUID episodeId;

    /** An order after this time ends the episode; null without an episode. */
    @Column(name = "back_after")
    private Instant returnsAfter;

    /**
     * Applies an order. An order that was placed before a cancellation does not end the episode, nor does any order after a
     * recorded death. An order that shows that the customer had not lapsed ends the episode, even if it arrives late.
     *
     * @return the episode that it ends
     */
    Optional<UUID> recordOrder(Instant placedAt) {
        if (churnReason == ChurnReason.DECEASED) {
            return Optional.empty();
        }
        if (StageTransition.RETURN_BY_ORDER.isLegalFrom(stage) && placedAt.isAfter(returnsAfter())) {
            var ended = episodeId;
            move(StageTransition.RETURN_BY_ORDER, placedAt);
            episodeId = null;
            returnsAfter = null;
            return Optional.of(ended);
        }
        if (StageTransition.ACTIVATE_BY_ORDER.isLegalFrom(stage)) {
            move(StageTransition.ACTIVATE_BY_ORDER, placedAt);
        } else if (StageTransition.RECOVER_BY_ORDER.isLegalFrom(stage) && placedAt.isAfter(since)) {
            move(StageTransition.RECOVER_BY_ORDER, placedAt);
        }
        return Optional.empty();
    }

    /** The beginning of a churn episode. */
    record Churn(UUID episodeId, ChurnCause cause, Instant at) {}

    /**
     * The customer cancels. In an open episode only the reason is taken over, and an order before the cancellation does not end
     * the episode.
     *
     * @return empty if an episode is open already
     */
    Optional<Churn> cancel(Instant at, InferredReason reason) {
        var churn = churn(ChurnCause.CANCELLED, at, at, reason);
        if (churn.isEmpty()) {
            var before = returnsAfter();
            returnsAfter = at.isAfter(before) ? at : before;
            acceptReason(reason);
        }
        return churn;
    }

    /**
     * @param returnsAfter an order after this time ends the episode
     * @return empty if an episode is open already
     */
    Optional<Churn> lapse(Instant at, Instant returnsAfter, InferredReason reason) {
        return churn(ChurnCause.LAPSED, at, returnsAfter, reason);
    }

    /** Takes over the reason of an open episode. A stated death begins an episode. */
    Optional<Churn> recordReason(Instant at, InferredReason reason) {
        if (reason.reason() == ChurnReason.DECEASED && reason.isStated()) {
            return cancel(at, reason);
        }
        if (stage == Stage.CHURNED) {
            acceptReason(reason);
        }
        return Optional.empty();
    }

    private Optional<Churn> churn(ChurnCause cause, Instant at, Instant returnsAfter, InferredReason reason) {
        if (!StageTransition.CHURN.isLegalFrom(stage)) {
            return Optional.empty();
        }
        move(StageTransition.CHURN, at);
        episodeId = UuidCreator.getTimeOrderedEpoch();
        this.returnsAfter = returnsAfter;
        acceptReason(reason);
        return Optional.of(new Churn(episodeId, cause, at));
    }

    /** Takes over a reason that is at least as certain as the present one. */
    private void acceptReason(InferredReason reason) {
        var accepted = reason.withoutInferredDeath();
        if (!outranks(accepted)) {
            churnReason = accepted.reason();
            confidence = accepted.confidence();
            evidence = accepted.evidence();
        }
    }

    /** Only a revocation ends a death. UNKNOWN replaces nothing. An inferred reason does not replace a stated one. */
    private boolean outranks(InferredReason other) {
        return churnReason == ChurnReason.DECEASED
                || churnReason != null && other.reason() == ChurnReason.UNKNOWN
                || confidence != null && InferredReason.isStated(confidence) && !other.isStated();
    }

    /** The episode stays open, with an unknown reason. */
    void revokeDeath() {
        churnReason = ChurnReason.UNKNOWN;
        confidence = 0.0;
        evidence = List.of("the recorded death was revoked");
    }

    /** Whether an order of this time contradicts a recorded death. */
    boolean contradictsDeath(Instant placedAt) {
        return churnReason == ChurnReason.DECEASED && placedAt.isAfter(returnsAfter());
    }

    /** An order that was placed after this time ends the episode. */
    Instant returnsAfter() {
        return returnsAfter == null ? since : returnsAfter;
    }

    /** @return false if the customer is at risk or has churned already */
    boolean becomeAtRisk(Instant at, List<String> evidence) {
        if (!StageTransition.BECOME_AT_RISK.isLegalFrom(stage)) {
            return false;
        }
        move(StageTransition.BECOME_AT_RISK, at);
        this.evidence = evidence;
        return true;
    }

    void becomeActive(Instant at) {
        if (StageTransition.BECOME_ACTIVE.isLegalFrom(stage)) {
            move(StageTransition.BECOME_ACTIVE, at);
        }
    }

    private void move(StageTransition transition, Instant at) {
        stage = transition.to();
        since = at;
        churnReason = null;
        confidence = null;
        evidence = null;
    }

    UUID episodeId() {
        return episodeId;
    }

    /** As stored: null without an episode. */
    Instant storedReturnsAfter() {
        return returnsAfter;
    }

    Stage stage() {
        return stage;
    }

    Instant since() {
        return since;
    }

    ChurnReason churnReason() {
        return churnReason;
    }

    Double confidence() {
        return confidence;
    }

    List<String> evidence() {
        return evidence == null ? List.of() : evidence;
    }
}
