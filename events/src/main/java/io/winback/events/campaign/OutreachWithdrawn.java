package io.winback.events.campaign;

import io.winback.events.Refusal;
import java.util.UUID;

/** The messages of a decision that are not sent yet must not be sent. A coupon that is still reserved is released. */
public record OutreachWithdrawn(String customerId, UUID decisionId, Refusal reason) implements CampaignEvent {}
