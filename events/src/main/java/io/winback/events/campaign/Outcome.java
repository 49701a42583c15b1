package io.winback.events.campaign;

/** What a decision came to. */
public enum Outcome {
    ENROLLED,
    /** Would have been approached, and is not, so that we learn what the approach is worth. */
    HELD_OUT,
    NOT_APPROACHED
}
