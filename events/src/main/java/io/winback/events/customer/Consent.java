package io.winback.events.customer;

import java.time.Instant;

/**
 * What a person said of one channel.
 *
 * @param granted whether they may be written to by it
 * @param at when they said so: a later word, wherever it was said, outweighs it
 */
public record Consent(boolean granted, Instant at) {}
