package io.winback.campaign.calendar;

/** Why a run does not consider the customers that are left. */
enum SkipReason {
    /** The longest delay after its planned time is over. */
    TOO_LATE,
    /** Another planned time of the campaign had come before it began, as after an outage. */
    LATER_RUN,
    /** The campaign ended, or has another trigger now. */
    CAMPAIGN_ENDED
}
