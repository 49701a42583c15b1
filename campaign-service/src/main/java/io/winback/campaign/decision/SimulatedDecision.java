package io.winback.campaign.decision;

import io.winback.campaign.audience.ReachProfile;

/**
 * What one campaign would decide for a customer.
 *
 * @param variant null unless the campaign would get the customer, to approach or to hold out
 * @param reach how the customer can be reached
 */
public record SimulatedDecision(CampaignEvaluation evaluation, String variant, ReachProfile reach) {}
