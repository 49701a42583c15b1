package io.winback.campaign.occasion;

import io.winback.events.customer.CustomerSnapshot;
import java.time.Instant;

/**
 * The turn of a customer in a run of a campaign.
 *
 * @param plannedAt the planned time of the run
 */
public record ScheduledTurn(String campaignId, Instant plannedAt, CustomerSnapshot customer) {}
