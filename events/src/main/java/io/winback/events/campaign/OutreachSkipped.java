package io.winback.events.campaign;

import io.winback.events.Refusal;
import java.util.UUID;

/** A journey ended before it requested the message of this step. No message of the step was sent, and none will be. */
public record OutreachSkipped(String customerId, UUID decisionId, int step, Refusal reason) implements CampaignEvent {}
