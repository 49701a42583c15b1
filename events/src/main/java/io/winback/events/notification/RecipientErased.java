package io.winback.events.notification;

import java.util.UUID;

/** The addresses and consents of a customer are erased. */
public record RecipientErased(String customerId, UUID erasureId) implements NotificationEvent {}
