package io.winback.events.notification;

import io.winback.events.Channel;
import io.winback.events.Refusal;
import java.util.UUID;

/** A message was not handed to a provider, on purpose. */
public record MessageSkipped(
        String customerId, UUID messageId, UUID decisionId, int step, Channel channel, Refusal reason)
        implements NotificationEvent {}
