package io.winback.campaign.decision.gates;

import io.winback.campaign.decision.Gate;
import io.winback.campaign.decision.OccasionContext;
import io.winback.events.Refusal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Refuses customers who have returned already. It is for churns only: no other occasion has a return as its outcome. */
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
    public Check prepare(List<OccasionContext> batch, Instant now) {
        var episodes =
                batch.stream().flatMap(context -> context.episodeId().stream()).toList();
        var returned = episodes.isEmpty() ? Set.<UUID>of() : returnedAmong.apply(episodes);
        return question -> question.context()
                .episodeId()
                .filter(returned::contains)
                .map(episode -> "the customer has returned already");
    }
}
