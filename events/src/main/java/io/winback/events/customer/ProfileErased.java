package io.winback.events.customer;

import io.winback.events.Tombstone;
import java.util.UUID;

/** The profile of a customer is erased. */
public record ProfileErased(String customerId, UUID erasureId) implements ProfileEvent, Tombstone {}
