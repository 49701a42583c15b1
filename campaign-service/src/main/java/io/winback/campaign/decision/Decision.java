package io.winback.campaign.decision;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.campaign.journey.Participant;
import io.winback.campaign.occasion.OccasionKind;
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
import java.util.Optional;
import java.util.UUID;

/**
 * Whether and by which campaign a customer is approached on an occasion, with the answer of every gate. A decision never changes.
 */
@Entity
class Decision {

    @Id
    private UUID decisionId;

    private UUID episodeId;

    /** Null in a decision of an earlier release: it is the episode. */
    private UUID occasionId;

    @Enumerated(EnumType.STRING)
    private OccasionKind occasionKind;

    private Instant occasionAt;
    private String customerId;
    private Instant decidedAt;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private String campaignId;
    private Integer revision;
    private String variant;

    @Enumerated(EnumType.STRING)
    private Refusal reason;

    /** The long form of earlier releases; empty in a decision that has the short form. */
    @Convert(converter = EvaluationsJson.class)
    private List<CampaignEvaluation> candidates;

    @Convert(converter = ShortEvaluationsJson.class)
    private List<CampaignEvaluation> evaluations;

    protected Decision() {}

    private Decision(
            OccasionContext context,
            Outcome outcome,
            Refusal reason,
            List<CampaignEvaluation> candidates,
            Instant now) {
        this.decisionId = UuidCreator.getTimeOrderedEpoch();
        this.episodeId = context.episodeId().orElse(null);
        this.occasionId = context.occasionId();
        this.occasionKind = context.occasion().kind();
        this.occasionAt = context.occasion().at();
        this.customerId = context.customerId();
        this.decidedAt = now;
        this.outcome = outcome;
        this.reason = reason;
        this.candidates = List.of();
        this.evaluations = candidates;
    }

    /**
     * No campaign approaches the customer. The reason is that of the campaign that the customer waited for, if it would get the
     * customer but has ended. Otherwise it is that of the campaign with the highest priority.
     */
    static Decision notApproached(OccasionContext context, List<CampaignEvaluation> candidates, Instant now) {
        var reason = candidates.stream()
                .filter(CampaignEvaluation::onlyEnded)
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .flatMap(CampaignEvaluation::reason)
                .orElse(Refusal.NOT_IN_AUDIENCE);
        return new Decision(context, Outcome.NOT_APPROACHED, reason, candidates, now);
    }

    /** One campaign gets the customer, to approach or to hold out, as its evaluation says. */
    static Decision selected(
            CandidateCampaign campaign,
            String variant,
            OccasionContext context,
            List<CampaignEvaluation> candidates,
            Instant now) {
        var evaluation = candidates.stream()
                .filter(CampaignEvaluation::selected)
                .findFirst()
                .orElseThrow();
        var decision = new Decision(
                context, evaluation.outcome(), evaluation.firstRefusal().orElse(null), candidates, now);
        decision.campaignId = campaign.campaignId();
        decision.revision = campaign.revision();
        decision.variant = variant;
        return decision;
    }

    /** The paused campaign that would get the customer if it were not paused; empty if another campaign gets the customer. */
    Optional<String> pausedCampaign() {
        return outcome == Outcome.NOT_APPROACHED
                ? candidates().stream()
                        .filter(CampaignEvaluation::onlyPaused)
                        .map(CampaignEvaluation::campaignId)
                        .findFirst()
                : Optional.empty();
    }

    /** Whether the customer is in the audience of no campaign that considered the occasion. */
    boolean isOutsideAudience() {
        return candidates().stream().allMatch(evaluation -> evaluation.refuses(Refusal.NOT_IN_AUDIENCE));
    }

    boolean enrols() {
        return outcome == Outcome.ENROLLED;
    }

    EpisodeDecided toEvent() {
        return new EpisodeDecided(
                customerId, episodeId, decisionId, outcome, campaignId, variant, reason, occasionId());
    }

    Participant participant() {
        return new Participant(decisionId, occasionId(), episodeId, customerId, campaignId, revision, variant);
    }

    UUID id() {
        return decisionId;
    }

    /** Null if the occasion is no churn. */
    UUID episodeId() {
        return episodeId;
    }

    UUID occasionId() {
        return occasionId == null ? episodeId : occasionId;
    }

    OccasionKind occasionKind() {
        return occasionKind;
    }

    /** Null in a decision of an earlier release. */
    Instant occasionAt() {
        return occasionAt;
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

    /** The texts of their refusals can hold references; see {@link RuleText}. */
    List<CampaignEvaluation> candidates() {
        return evaluations == null ? candidates : evaluations;
    }
}
