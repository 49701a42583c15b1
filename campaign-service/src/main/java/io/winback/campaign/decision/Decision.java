package io.winback.campaign.decision;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.campaign.journey.Participant;
import io.winback.events.Refusal;
import io.winback.events.campaign.EpisodeDecided;
import io.winback.events.campaign.Outcome;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Whether, and by which campaign, somebody who left is approached; with what every gate said. It never changes. */
@Entity
class Decision {

    @Id
    private UUID decisionId;

    private UUID episodeId;
    private String customerId;
    private Instant decidedAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private String campaignId;
    private Integer revision;
    private String variant;

    @Enumerated(EnumType.STRING)
    private Refusal reason;

    @Convert(converter = EvaluationsJson.class)
    private List<CampaignEvaluation> candidates;

    protected Decision() {}

    private Decision(
            ChurnContext loss, Outcome outcome, Refusal reason, List<CampaignEvaluation> candidates, Instant now) {
        this.decisionId = UuidCreator.getTimeOrderedEpoch();
        this.episodeId = loss.episodeId();
        this.customerId = loss.customerId();
        this.decidedAt = now;
        this.outcome = outcome;
        this.reason = reason;
        this.candidates = candidates;
    }

    /** Nobody approaches the person: the reason is that of the most important campaign; none at all is no audience. */
    static Decision notApproached(ChurnContext loss, List<CampaignEvaluation> candidates, Instant now) {
        var reason = candidates.stream()
                .findFirst()
                .flatMap(CampaignEvaluation::firstRefusal)
                .orElse(Refusal.NOT_IN_AUDIENCE);
        return new Decision(loss, Outcome.NOT_APPROACHED, reason, candidates, now);
    }

    /** One campaign has the person, to approach or to hold out. */
    static Decision by(
            CandidateCampaign campaign,
            String variant,
            ChurnContext loss,
            Outcome outcome,
            List<CampaignEvaluation> candidates,
            Instant now) {
        var decision =
                new Decision(loss, outcome, outcome == Outcome.HELD_OUT ? Refusal.HOLDOUT : null, candidates, now);
        decision.campaignId = campaign.campaignId();
        decision.revision = campaign.revision();
        decision.variant = variant;
        return decision;
    }

    boolean enrols() {
        return outcome == Outcome.ENROLLED;
    }

    EpisodeDecided told() {
        return new EpisodeDecided(customerId, episodeId, decisionId, outcome, campaignId, variant, reason);
    }

    Participant participant() {
        return new Participant(decisionId, episodeId, customerId, campaignId, revision, variant);
    }

    UUID id() {
        return decisionId;
    }

    UUID episodeId() {
        return episodeId;
    }

    String customerId() {
        return customerId;
    }

    Instant decidedAt() {
        return decidedAt;
    }

    Outcome outcome() {
        return outcome;
    }

    String campaignId() {
        return campaignId;
    }

    Integer revision() {
        return revision;
    }

    String variant() {
        return variant;
    }

    Refusal reason() {
        return reason;
    }

    List<CampaignEvaluation> candidates() {
        return candidates;
    }
}
