package io.winback.chassis.access;

import java.util.Set;

/**
 * The caller of a session.
 *
 * @param kind a key, if the session was opened with it
 * @param name of the person, the account or the key
 */
public record SignedInCaller(CallerKind kind, String name, Set<Role> roles) {}
