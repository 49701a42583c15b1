package io.winback.campaign.decision;

import io.winback.campaign.decision.gates.OrderedGates;
import io.winback.events.Refusal;
import java.util.Optional;

/** One rule that a campaign must pass before it may approach somebody. A new rule is a new gate in {@link OrderedGates}. */
public interface Gate {

    /** The no that it guards. */
    Refusal guards();

    /** Why this campaign must not approach this person, in words; empty if it may. */
    Optional<String> objection(Question question);

    /**
     * What a gate is asked.
     *
     * @param chosen the campaign of higher priority that has this person already; empty if none has
     */
    record Question(CandidateCampaign candidate, ChurnContext loss, Optional<CandidateCampaign> chosen) {}
}
