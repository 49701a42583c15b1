package io.winback.chassis.access;

/** The kind of a caller. */
public enum CallerKind {
    PERSON,
    KEY,
    SERVICE
}
