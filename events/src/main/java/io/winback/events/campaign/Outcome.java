package io.winback.events.campaign;

/** The result of a decision. */
public enum Outcome {
    ENROLLED,
    /** In the holdout: not approached, so that the lift of the campaign can be measured. */
    HELD_OUT,
    NOT_APPROACHED
}
