package io.winback.events.offer;

import java.util.UUID;

/** Whatever the person was given is nobody's any more. */
public record CouponsErased(String customerId, UUID erasureId) implements OfferEvent {}
