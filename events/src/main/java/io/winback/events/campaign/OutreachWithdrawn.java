package io.winback.events.campaign;

import io.winback.events.Refusal;
import java.util.UUID;

/** What was not said yet for this decision must stay unsaid, and a coupon nobody heard of is free again. */
public record OutreachWithdrawn(String customerId, UUID decisionId, Refusal reason) implements CampaignEvent {}
