package io.winback.campaign.decision.gates;

import io.winback.campaign.decision.ChurnContext;
import io.winback.campaign.decision.Gate;
import java.time.Instant;
import java.util.List;

/** A gate that needs no facts beyond the campaign and the churned customer. */
interface StatelessGate extends Gate, Gate.Check {

    @Override
    default Check prepare(List<ChurnContext> batch, Instant now) {
        return this;
    }
}
