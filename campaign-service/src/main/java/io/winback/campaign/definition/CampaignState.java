package io.winback.campaign.definition;

/** The states of a campaign: {@code DRAFT → (IN_REVIEW →) RUNNING ⇄ PAUSED → FINISHED → ARCHIVED}. */
public enum CampaignState {
    DRAFT,
    IN_REVIEW,
    RUNNING,
    PAUSED,
    FINISHED,
    ARCHIVED
}
