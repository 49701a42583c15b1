package io.winback.events.notification;

import io.winback.events.Channel;
import java.time.Instant;

/**
 * A customer granted or withdrew the consent to a channel. It is always stated by the person, never by a system.
 *
 * @param source how the person stated it, such as {@code unsubscribe link}
 */
public record ConsentChanged(String customerId, Channel channel, boolean granted, Instant changedAt, String source)
        implements NotificationEvent {}
