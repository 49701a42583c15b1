package io.winback.notification.hold;

import jakarta.annotation.Nullable;
import java.time.Instant;

/**
 * One hold, or the end of one.
 *
 * @param scope a campaign id, or {@code *} for all messages
 * @param reason absent without one
 */
record SendingHold(String scope, boolean held, @Nullable String reason, Instant since, long version) {}
