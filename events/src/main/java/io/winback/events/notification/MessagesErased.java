package io.winback.events.notification;

import java.util.UUID;

/** The messages to a customer are erased. */
public record MessagesErased(String customerId, UUID erasureId) implements NotificationEvent {}
