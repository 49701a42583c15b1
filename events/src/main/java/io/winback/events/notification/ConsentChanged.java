package io.winback.events.notification;

import io.winback.events.Channel;
import java.time.Instant;

/** A person allowed, or no longer allows, a channel. */
public record ConsentChanged(String customerId, Channel channel, boolean granted, Instant changedAt, String source)
        implements NotificationEvent {}
