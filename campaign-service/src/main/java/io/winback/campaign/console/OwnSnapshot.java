package io.winback.campaign.console;

import io.winback.campaign.results.CampaignFigures;

/**
 * What this service says of itself.
 *
 * @param figures null while the database is away
 */
record OwnSnapshot(CampaignFigures figures, ServiceHealth state) {}
