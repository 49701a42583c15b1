package io.winback.events.customer;

import io.winback.events.Tombstone;
import java.util.UUID;

/** Nothing is known of the person any more. */
public record ProfileErased(String customerId, UUID erasureId) implements ProfileEvent, Tombstone {}
