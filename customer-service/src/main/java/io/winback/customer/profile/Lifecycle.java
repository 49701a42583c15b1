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

    /**
     * An order after this time ends the episode. It stays after the end of the episode: an earlier order that arrives later moves
     * the return. Null before the first episode.
     */
    @Column(name = "back_after")
    private Instant returnsAfter;

    /**
     * Applies an order. It makes a prospect active, and a customer at risk who was so before. Churn episodes end by all facts
     * together.
     *
     * @param isFirst the order is earlier than all others
     */
    void recordOrder(OrderTime order, boolean isFirst) {
        if (StageTransition.ACTIVATE_BY_ORDER.isLegalFrom(stage)) {
            move(StageTransition.ACTIVATE_BY_ORDER, order.placedAt());
        } else if (StageTransition.RECOVER_BY_ORDER.isLegalFrom(stage)
                && order.placedAt().isAfter(since)) {
            move(StageTransition.RECOVER_BY_ORDER, order.placedAt());
        } else if (stage == Stage.ACTIVE && isFirst) {
            since = order.placedAt();
        }
    }

    /**
     * By all facts, the customer has not returned after the last loss.
     *
     * @param at when the episode began
     * @param border an order after this time ends the episode
     */
    void churn(UUID episode, Instant at, Instant border, EpisodeReason reason) {
        if (StageTransition.CHURN.isLegalFrom(stage)) {
            move(StageTransition.CHURN, at);
        }
        since = at;
        episodeId = episode;
        returnsAfter = border;
        setReason(reason);
    }

    /**
     * By all facts, the customer has returned after the last loss.
     *
     * @param border an order after this time ended the episode
     */
    void comeBack(Instant at, Instant border) {
        boolean isNewLoss = returnsAfter == null || border.isAfter(returnsAfter);
        if (StageTransition.RETURN_BY_ORDER.isLegalFrom(stage)) {
            move(StageTransition.RETURN_BY_ORDER, at);
            episodeId = null;
        } else if (stage == Stage.WON_BACK || isNewLoss && StageTransition.CHURN_AND_RETURN.isLegalFrom(stage)) {
            move(StageTransition.CHURN_AND_RETURN, at);
        }
        returnsAfter = border;
    }

    /** The beginning of a churn episode. */
    record Churn(UUID episodeId, ChurnCause cause, Instant at) {}

    private static boolean isStatedDeath(InferredReason reason) {
        return reason.reason() == ChurnReason.DECEASED && reason.isStated();
    }

    /** A stated death counts whatever its time. In an open episode only the reason is taken over. */
    private Optional<Churn> die(Instant at, InferredReason reason) {
        if (stage != Stage.CHURNED) {
            return churn(ChurnCause.CANCELLED, at, at, reason);
        }
        var border = returnsAfter();
        acceptReason(reason);
        returnsAfter = at.isAfter(border) ? at : border;
        since = at.isBefore(since) ? at : since;
        return Optional.empty();
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
        if (isStatedDeath(reason)) {
            return die(at, reason);
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
        this.returnsAfter =
                this.returnsAfter == null || returnsAfter.isAfter(this.returnsAfter) ? returnsAfter : this.returnsAfter;
        acceptReason(reason);
        return Optional.of(new Churn(episodeId, cause, at));
    }

    private void acceptReason(InferredReason reason) {
        setReason(reason().followedBy(reason));
    }

    EpisodeReason reason() {
        return new EpisodeReason(churnReason, confidence, evidence);
    }

    private void setReason(EpisodeReason reason) {
        churnReason = reason.reason();
        confidence = reason.confidence();
        evidence = reason.evidence();
    }

    /** Some orders were cancelled. @param firstOrderAt null without orders */
    void loseOrders(Instant firstOrderAt) {
        if (firstOrderAt == null && StageTransition.LOSE_ORDERS.isLegalFrom(stage)) {
            move(StageTransition.LOSE_ORDERS, null);
        } else if (stage == Stage.ACTIVE && firstOrderAt != null && since.isBefore(firstOrderAt)) {
            since = firstOrderAt;
        }
    }

    /** The episode stays open, with an unknown reason. */
    void revokeDeath() {
        setReason(EpisodeReason.REVOKED_DEATH);
    }

    /** Whether an order of this time contradicts a recorded death. */
    boolean contradictsDeath(Instant placedAt) {
        return reason().isDeath() && placedAt.isAfter(returnsAfter());
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
        setReason(EpisodeReason.NONE);
    }

    UUID episodeId() {
        return episodeId;
    }

    /** As stored: null before the first episode. */
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

    /** Null for none. */
    List<String> storedEvidence() {
        return evidence;
    }

    List<String> evidence() {
        return evidence == null ? List.of() : evidence;
    }
}
