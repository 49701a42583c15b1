package io.winback.campaign.calendar;

/** The state of a run of a scheduled campaign. */
enum RunState {
    /** It considers customers. */
    RUNNING,
    /** It has considered all customers. */
    FINISHED,
    /** It has not considered all customers, and will not. */
    SKIPPED
}
