package io.winback.customer.profile;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.reasons.InferredReason;
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

/** Where a customer stands. Being lost opens an episode; buying again ends it. */
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

    /** While they are lost: an order that was placed after it brings them back. */
    @Column(name = "back_after")
    private Instant returnsAfter;

    /**
     * An order was placed. One from before they cancelled is old news that comes late, and brings nobody back; nor does one
     * in the name of somebody who has died. Whose silence was no silence is back by the order that shows it, however late.
     *
     * @return the episode that it ends, if they were lost
     */
    Optional<UUID> recordOrder(Instant placedAt) {
        if (churnReason == ChurnReason.DECEASED) {
            return Optional.empty();
        }
        if (stage == Stage.CHURNED && placedAt.isAfter(returnsAfter())) {
            var ended = episodeId;
            moveTo(Stage.WON_BACK, placedAt);
            episodeId = null;
            returnsAfter = null;
            return Optional.of(ended);
        }
        if (stage == Stage.PROSPECT || stage == Stage.AT_RISK && placedAt.isAfter(since)) {
            moveTo(Stage.ACTIVE, placedAt);
        }
        return Optional.empty();
    }

    /**
     * They are lost, as far as we know for this reason.
     *
     * @param keptAfter an order after it shows that they are not
     * @return the episode that begins; empty if they were lost already
     */
    Optional<UUID> churn(Instant at, Instant returnsAfter, InferredReason reason) {
        if (!canChurn(stage)) {
            return Optional.empty();
        }
        moveTo(Stage.CHURNED, at);
        episodeId = UuidCreator.getTimeOrderedEpoch();
        returnsAfter = returnsAfter;
        acceptReason(reason);
        return Optional.of(episodeId);
    }

    UUID episodeId() {
        return episodeId;
    }

    /** Null unless the customer has churned. */
    Instant storedReturnsAfter() {
        return returnsAfter;
    }

    /** They were lost already, and say so now: an order from before that is old news. */
    void confirmCancellation(Instant at, InferredReason reason) {
        var before = returnsAfter();
        returnsAfter = at.isAfter(before) ? at : before;
        acceptReason(reason);
    }

    /** We may know better by now why they left. */
    void acceptReason(InferredReason guess) {
        var believed = guess.withoutInferredDeath();
        if (!outranks(believed)) {
            churnReason = believed.reason();
            confidence = believed.confidence();
            evidence = believed.evidence();
        }
    }

    /** A recorded death is not true; why they left is not known any more. */
    void revokeDeath() {
        churnReason = ChurnReason.UNKNOWN;
        confidence = 0.0;
        evidence = List.of("the record of their death was revoked");
    }

    /** Whether an order of this time contradicts a recorded death. */
    boolean contradictsDeath(Instant placedAt) {
        return churnReason == ChurnReason.DECEASED && placedAt.isAfter(returnsAfter());
    }

    /** An order that was placed after it ends the loss. */
    Instant returnsAfter() {
        return returnsAfter == null ? since : returnsAfter;
    }

    /** Only its revocation undoes a death; not to know is no news; and a person's own word goes before what we work out or read. */
    private boolean outranks(InferredReason guess) {
        return churnReason == ChurnReason.DECEASED
                || churnReason != null && guess.reason() == ChurnReason.UNKNOWN
                || confidence != null && InferredReason.isStated(confidence) && !guess.isStated();
    }

    /** @return whether they were not at risk before */
    boolean becomeAtRisk(Instant at, List<String> evidence) {
        if (!canBecomeAtRisk(stage)) {
            return false;
        }
        moveTo(Stage.AT_RISK, at);
        this.evidence = evidence;
        return true;
    }

    void becomeActive(Instant at) {
        if (canBecomeActive(stage)) {
            moveTo(Stage.ACTIVE, at);
        }
    }

    static boolean canChurn(Stage stage) {
        return stage != Stage.CHURNED;
    }

    static boolean canBecomeAtRisk(Stage stage) {
        return stage != Stage.CHURNED && stage != Stage.AT_RISK;
    }

    static boolean canBecomeActive(Stage stage) {
        return stage == Stage.PROSPECT || stage == Stage.AT_RISK;
    }

    private void moveTo(Stage next, Instant at) {
        stage = next;
        since = at;
        churnReason = null;
        confidence = null;
        evidence = null;
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
