package io.winback.events;

/** Every no has a name: why somebody was not approached, or a message was not sent. */
public enum Refusal {
    NO_CONSENT,
    SUPPRESSED,
    HARD_BOUNCED,
    MISSING_ADDRESS,
    FREQUENCY_CAP,
    QUIET_HOURS,
    HOLDOUT,
    COOLDOWN,
    ALREADY_RETURNED,
    OPEN_COMPLAINT,
    BELOW_VALUE_FLOOR,
    REASON_UNKNOWN,
    BUDGET_EXHAUSTED,
    OFFER_UNAVAILABLE,
    LOWER_PRIORITY,
    NOT_IN_AUDIENCE,
    CAMPAIGN_PAUSED,
    PROVIDER_UNAVAILABLE,
    TEMPLATE_MISSING,
    RENDER_ERROR,
    TOO_LATE,
    DUPLICATE
}
