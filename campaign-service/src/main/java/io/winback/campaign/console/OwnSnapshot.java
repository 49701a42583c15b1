package io.winback.campaign.console;

import io.winback.campaign.results.CampaignFigures;

/**
 * The figures and the health of this service at one moment.
 *
 * @param figures null while the database is down
 * @param awaitingDecision churned customers without a decision; null while the database is down
 * @param stop the emergency stop; null if sending is not stopped, or while the database is down
 */
record OwnSnapshot(CampaignFigures figures, Long awaitingDecision, ServiceHealth health, StopNotice stop) {}
