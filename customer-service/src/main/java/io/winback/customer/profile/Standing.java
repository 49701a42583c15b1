package io.winback.customer.profile;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Stage;
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
class Standing {

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
     * An order was placed. One from before they were lost is old news that comes late, and brings nobody back; nor does one
     * in the name of somebody who has died.
     *
     * @return the episode that it ends, if they were lost
     */
    Optional<UUID> bought(Instant placedAt) {
        if (churnReason == ChurnReason.DECEASED) {
            return Optional.empty();
        }
        if (stage == Stage.CHURNED && placedAt.isAfter(since)) {
            var ended = episodeId;
            moveTo(Stage.WON_BACK, placedAt);
            episodeId = null;
            return Optional.of(ended);
        }
        if (stage == Stage.PROSPECT || stage == Stage.AT_RISK && placedAt.isAfter(since)) {
            moveTo(Stage.ACTIVE, placedAt);
        }
        return Optional.empty();
    }

    /**
     * They are lost, for a reason and with what speaks for it.
     *
     * @return the episode that begins; empty if they were lost already
     */
    Optional<UUID> lost(Instant at, ChurnReason reason, double sure, List<String> because) {
        if (!canBeLost(stage)) {
            return Optional.empty();
        }
        moveTo(Stage.CHURNED, at);
        episodeId = UuidCreator.getTimeOrderedEpoch();
        believe(reason, sure, because);
        return Optional.of(episodeId);
    }

    UUID episodeId() {
        return episodeId;
    }

    /** We know better by now why they left; save of a death, which nothing that is said later undoes. */
    void believe(ChurnReason reason, double sure, List<String> because) {
        if (churnReason != ChurnReason.DECEASED) {
            churnReason = reason;
            confidence = sure;
            evidence = because;
        }
    }

    /** @return whether they were not at risk before */
    boolean wavers(Instant at, List<String> because) {
        if (!canWaver(stage)) {
            return false;
        }
        moveTo(Stage.AT_RISK, at);
        evidence = because;
        return true;
    }

    void thrives(Instant at) {
        if (canThrive(stage)) {
            moveTo(Stage.ACTIVE, at);
        }
    }

    static boolean canBeLost(Stage stage) {
        return stage != Stage.CHURNED;
    }

    static boolean canWaver(Stage stage) {
        return stage != Stage.CHURNED && stage != Stage.AT_RISK;
    }

    static boolean canThrive(Stage stage) {
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
