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
     * Applies an order. An order that was placed before a cancellation does not end the episode, nor does any order after a
     * recorded death. An order that shows that the customer had not lapsed ends the episode, even if it arrives late.
     *
     * @param isFirst the order is earlier than all others
     * @return the episode that it ends
     */
    Optional<UUID> recordOrder(OrderTime order, boolean isFirst) {
        if (reason().isDeath()) {
            return Optional.empty();
        }
        if (StageTransition.RETURN_BY_ORDER.isLegalFrom(stage) && order.isAfter(returnsAfter())) {
            return Optional.of(endEpisode(order.notBefore(returnsAfter())));
        }
        if (StageTransition.ACTIVATE_BY_ORDER.isLegalFrom(stage)) {
            move(StageTransition.ACTIVATE_BY_ORDER, order.placedAt());
        } else if (StageTransition.RECOVER_BY_ORDER.isLegalFrom(stage)
                && order.placedAt().isAfter(since)) {
            move(StageTransition.RECOVER_BY_ORDER, order.placedAt());
        } else if (stage == Stage.ACTIVE && isFirst) {
            since = order.placedAt();
        } else if (isEarlierReturn(order)) {
            since = order.notBefore(returnsAfter);
        }
        return Optional.empty();
    }

    private boolean isEarlierReturn(OrderTime order) {
        return stage == Stage.WON_BACK
                && returnsAfter != null
                && order.isAfter(returnsAfter)
                && order.notBefore(returnsAfter).isBefore(since);
    }

    private UUID endEpisode(Instant at) {
        var ended = episodeId;
        var border = returnsAfter();
        move(StageTransition.RETURN_BY_ORDER, at);
        episodeId = null;
        returnsAfter = border;
        return ended;
    }

    /** The customer returned by an order or the use of a coupon, whatever its time. */
    Optional<UUID> returnAt(Instant at) {
        return !reason().isDeath() && StageTransition.RETURN_BY_ORDER.isLegalFrom(stage)
                ? Optional.of(endEpisode(at))
                : Optional.empty();
    }

    /** The beginning of a churn episode. */
    record Churn(UUID episodeId, ChurnCause cause, Instant at) {}

    /**
     * The customer cancels. In an open episode only the reason is taken over, and an order before the cancellation does not end
     * the episode. A cancellation before the last order begins no episode. A stated death counts whatever its time.
     *
     * @param next the first order that counts as placed after the cancellation; null if there is none
     * @return empty if no episode begins
     */
    Optional<Churn> cancel(Instant at, InferredReason reason, OrderTime next) {
        return isStatedDeath(reason) ? cancelAfterAll(at, reason) : cancelUnlessReturned(at, reason, next);
    }

    private static boolean isStatedDeath(InferredReason reason) {
        return reason.reason() == ChurnReason.DECEASED && reason.isStated();
    }

    private Optional<Churn> cancelAfterAll(Instant at, InferredReason reason) {
        if (stage == Stage.CHURNED) {
            cancelAgain(at, reason);
            return Optional.empty();
        }
        return churn(ChurnCause.CANCELLED, at, at, reason);
    }

    private Optional<Churn> cancelUnlessReturned(Instant at, InferredReason reason, OrderTime next) {
        if (stage == Stage.CHURNED) {
            if (next == null || reason().isDeath()) {
                cancelAgain(at, reason);
            }
            return Optional.empty();
        }
        if (next == null && stage == Stage.WON_BACK && at.isBefore(since)) {
            // The customer has returned since, by the use of a coupon.
            returnsAfter = returnsAfter == null || at.isAfter(returnsAfter) ? at : returnsAfter;
            return Optional.empty();
        }
        if (next == null) {
            return churn(ChurnCause.CANCELLED, at, at, reason);
        }
        if (returnsAfter == null || at.isAfter(returnsAfter)) {
            returnsAfter = at;
            if (StageTransition.CHURN_AND_RETURN.isLegalFrom(stage)) {
                move(StageTransition.CHURN_AND_RETURN, next.notBefore(at));
            }
        }
        return Optional.empty();
    }

    private void cancelAgain(Instant at, InferredReason reason) {
        var border = returnsAfter();
        if (isPreceding(at, reason, border) && !isStatedDeath(reason)) {
            setReason(reason().precededBy(reason));
        } else {
            acceptReason(reason);
        }
        returnsAfter = at.isAfter(border) ? at : border;
        since = at.isBefore(since) ? at : since;
    }

    /** Of two cancellations at one time, the same one counts as the later, whichever is told first. */
    private boolean isPreceding(Instant at, InferredReason reason, Instant border) {
        return at.isBefore(border) || at.equals(border) && reason().isAfter(reason);
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
            return cancel(at, reason, null);
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

    /** The episode began at another time, with these reasons one after the other. */
    void beginEpisodeAt(Instant at, List<InferredReason> reasons) {
        since = at;
        setReason(EpisodeReason.NONE);
        reasons.forEach(this::acceptReason);
    }

    private void acceptReason(InferredReason reason) {
        setReason(reason().followedBy(reason));
    }

    private EpisodeReason reason() {
        return new EpisodeReason(churnReason, confidence, evidence);
    }

    private void setReason(EpisodeReason reason) {
        churnReason = reason.reason();
        confidence = reason.confidence();
        evidence = reason.evidence();
    }

    /** The order that ended the episode was cancelled. The episode is open again. */
    void reopen(UUID episode, Instant at, List<InferredReason> reasons) {
        if (StageTransition.CHURN.isLegalFrom(stage)) {
            move(StageTransition.CHURN, at);
            episodeId = episode;
            beginEpisodeAt(at, reasons);
        }
    }

    /** Another order or use ended the last episode. */
    void moveReturn(Instant at) {
        if (stage == Stage.WON_BACK) {
            since = at;
        }
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

    List<String> evidence() {
        return evidence == null ? List.of() : evidence;
    }
}
