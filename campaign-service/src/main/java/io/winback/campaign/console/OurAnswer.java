package io.winback.campaign.console;

import io.winback.campaign.decision.Figures;

/**
 * What this service says of itself.
 *
 * @param figures null while the database is away
 */
record OurAnswer(Figures figures, ServiceState state) {}
