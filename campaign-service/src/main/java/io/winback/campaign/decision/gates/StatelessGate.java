package io.winback.campaign.decision.gates;

import io.winback.campaign.decision.Gate;
import io.winback.campaign.decision.OccasionContext;
import java.time.Instant;
import java.util.List;

/** A gate that needs no facts beyond the campaign and the occasion. */
interface StatelessGate extends Gate, Gate.Check {

    @Override
    default Check prepare(List<OccasionContext> batch, Instant now) {
        return this;
    }
}
