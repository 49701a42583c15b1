package io.winback.campaign.console;

import io.winback.campaign.results.CampaignFigures;

/**
 * The figures and the health of this service at one moment.
 *
 * @param figures null while the database is down
 * @param stopReason why all sending is stopped; null if it is not, or while the database is down
 */
record OwnSnapshot(CampaignFigures figures, ServiceHealth health, String stopReason) {}
