package io.winback.campaign.decision;

import io.winback.events.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One rule that a campaign must pass before it may approach a customer. */
public interface Gate {

    /** The reason that is recorded when this gate refuses. */
    Refusal refusal();

    /**
     * Loads the facts that this gate needs, once for a whole batch: with set-based queries, never with a query per
     * customer. An exception fails the batch: none of its occasions is decided.
     */
    Check prepare(List<OccasionContext> batch, Instant now);

    /** A gate together with the facts of one batch. */
    @FunctionalInterface
    interface Check {

        /** Why the campaign must not approach the customer, as text; empty if it may. */
        Optional<String> objection(Question question);
    }

    /**
     * One campaign and one occasion of the batch.
     *
     * @param selectedCampaignId the campaign of higher priority that is selected already; null if none is
     */
    record Question(CandidateCampaign campaign, OccasionContext context, String selectedCampaignId) {}
}
