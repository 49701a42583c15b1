package io.winback.events.notification;

import io.winback.events.Channel;
import java.time.Instant;

/**
 * A person allowed, or no longer allows, a channel: always the person's own word, never a system's copy of it.
 *
 * @param source how the person stated it, such as {@code unsubscribe link}
 */
public record ConsentChanged(String customerId, Channel channel, boolean granted, Instant changedAt, String source)
        implements NotificationEvent {}
