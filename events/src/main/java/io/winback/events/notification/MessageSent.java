package io.winback.events.notification;

import io.winback.events.Channel;
import java.time.Instant;
import java.util.UUID;

/** A provider accepted a message. */
public record MessageSent(String customerId, UUID messageId, UUID decisionId, int step, Channel channel, Instant sentAt)
        implements NotificationEvent {}
