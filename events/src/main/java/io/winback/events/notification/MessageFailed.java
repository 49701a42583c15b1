package io.winback.events.notification;

import io.winback.events.Channel;
import io.winback.events.Refusal;
import java.util.UUID;

/** A provider refused a message permanently. */
public record MessageFailed(
        String customerId, UUID messageId, UUID decisionId, int step, Channel channel, Refusal reason)
        implements NotificationEvent {}
