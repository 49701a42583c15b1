package io.winback.events.campaign;

import java.util.UUID;

/** Whatever was decided on the person is nobody's any more. It is the last of what campaigns say of them. */
public record DecisionsErased(String customerId, UUID erasureId) implements CampaignEvent {}
