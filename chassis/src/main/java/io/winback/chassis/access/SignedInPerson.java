package io.winback.chassis.access;

import java.util.Set;

/**
 * The person of a session.
 *
 * @param name of the person
 */
public record SignedInPerson(String name, Set<Role> roles) {}
