package io.winback.campaign.decision.gates;

import io.winback.campaign.decision.ChurnContext;
import io.winback.campaign.decision.Gate;
import io.winback.events.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Refuses customers who have returned already. */
final class AlreadyReturnedGate implements Gate {

    private final Function<Collection<UUID>, Set<UUID>> returnedAmong;

    /** @param returnedAmong finds the episodes that a return has ended, among the given ones */
    AlreadyReturnedGate(Function<Collection<UUID>, Set<UUID>> returnedAmong) {
        this.returnedAmong = returnedAmong;
    }

    @Override
    public Refusal refusal() {
        return Refusal.ALREADY_RETURNED;
    }

    @Override
    public Check prepare(List<ChurnContext> batch, Instant now) {
        var returned =
                returnedAmong.apply(batch.stream().map(ChurnContext::episodeId).toList());
        return question -> returned.contains(question.churn().episodeId())
                ? Optional.of("the customer has returned already")
                : Optional.empty();
    }
}
