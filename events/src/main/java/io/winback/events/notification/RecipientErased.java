package io.winback.events.notification;

import java.util.UUID;

/** How the person could be reached, and what they allowed, is forgotten. */
public record RecipientErased(String customerId, UUID erasureId) implements NotificationEvent {}
