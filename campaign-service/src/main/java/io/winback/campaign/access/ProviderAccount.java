package io.winback.campaign.access;

import java.time.Instant;

/**
 * An account of the identity provider that is signed in to the console.
 *
 * @param sessions their number
 * @param usedAt the last use of one of them
 */
public record ProviderAccount(String name, long sessions, Instant usedAt) {}
