package io.winback.events.offer;

import java.util.UUID;

/** The coupons of a customer are erased. */
public record CouponsErased(String customerId, UUID erasureId) implements OfferEvent {}
