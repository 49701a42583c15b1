package io.winback.events;

/** Why a customer was not approached, or a message was not sent. */
public enum Refusal {
    NO_CONSENT,
    SUPPRESSED,
    HARD_BOUNCED,
    MISSING_ADDRESS,
    HOLDOUT,
    COOLDOWN,
    ALREADY_RETURNED,
    OPEN_COMPLAINT,
    BUDGET_EXHAUSTED,
    OFFER_UNAVAILABLE,
    LOWER_PRIORITY,
    NOT_IN_AUDIENCE,
    CAMPAIGN_PAUSED,
    PROVIDER_UNAVAILABLE,
    TEMPLATE_MISSING,
    RENDER_ERROR,
    TOO_LATE
}
