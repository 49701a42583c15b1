package io.winback.events.notification;

import io.winback.events.Channel;
import io.winback.events.Refusal;
import java.util.UUID;

/** A gate kept a message from being sent. */
public record MessageSkipped(
        String customerId, UUID messageId, UUID decisionId, int step, Channel channel, Refusal reason)
        implements NotificationEvent {}
