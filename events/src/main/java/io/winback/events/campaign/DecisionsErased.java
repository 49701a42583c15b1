package io.winback.events.campaign;

import java.util.UUID;

/** The decisions on a customer are erased. It is the last event of campaign-service on that customer. */
public record DecisionsErased(String customerId, UUID erasureId) implements CampaignEvent {}
