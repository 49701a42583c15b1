package io.winback.chassis.access;

import java.time.Instant;
import java.util.Set;

/**
 * A sign-in at the identity provider.
 *
 * @param account the name of the account
 * @param issuedAt when the provider issued the token, in whole seconds
 */
public record ProviderSignIn(String account, Set<Role> roles, Instant issuedAt) {}
