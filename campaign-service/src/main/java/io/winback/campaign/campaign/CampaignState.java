package io.winback.campaign.campaign;

/** The states of a campaign: {@code DRAFT → (IN_REVIEW →) RUNNING ⇄ PAUSED → FINISHED → ARCHIVED}. */
public enum CampaignState {
    DRAFT,
    IN_REVIEW,
    RUNNING,
    PAUSED,
    FINISHED,
    ARCHIVED
}
