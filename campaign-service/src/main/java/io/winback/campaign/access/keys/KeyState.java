package io.winback.campaign.access.keys;

/** The state of an API key at a moment. */
public enum KeyState {
    /** It is accepted. */
    ACTIVE,
    /** It has a successor, and is accepted until the overlap ends. */
    REPLACED,
    /** Its expiry is over, or the overlap with its successor. It is refused. */
    EXPIRED,
    /** It is refused. */
    REVOKED
}
