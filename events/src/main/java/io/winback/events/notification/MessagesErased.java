package io.winback.events.notification;

import java.util.UUID;

/** Whatever was said to the person was said to nobody. */
public record MessagesErased(String customerId, UUID erasureId) implements NotificationEvent {}
