package io.winback.chassis.keys;

import java.time.Instant;
import java.util.UUID;

/**
 * The last use of an issued key at one service.
 *
 * @param usedAt at most a minute late
 */
public record KeyUse(UUID keyId, Instant usedAt) {}
