package io.winback.campaign.calendar;

import java.time.Instant;

/**
 * A run of a scheduled campaign that considers customers.
 *
 * @param notAfter when it must end
 * @param lastCustomer the id of the last customer that it considered; empty at its begin
 */
record CampaignRun(String campaignId, Instant plannedAt, Instant notAfter, String lastCustomer) {}
