package io.winback.campaign.decision;

import io.winback.campaign.CampaignConfiguration;
import io.winback.campaign.audience.KnownCustomer;
import io.winback.campaign.definition.LiveCampaign;
import io.winback.campaign.occasion.Occasion;
import io.winback.events.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/** Makes decisions as {@link MakeDecisions} does, for a campaign that need not run. It stores and publishes nothing. */
@ApplicationScoped
public class SimulateDecisions {

    private final CandidateCampaigns candidates;
    private final CampaignSelector selector;
    private final Gates gates;
    private final CampaignConfiguration configuration;

    SimulateDecisions(
            CandidateCampaigns candidates,
            CampaignSelector selector,
            Gates gates,
            CampaignConfiguration configuration) {
        this.candidates = candidates;
        this.selector = selector;
        this.gates = gates;
        this.configuration = configuration;
    }

    /** A revision, as if it ran, with the running campaigns that come before it. The revision is the last one. */
    public List<CandidateCampaign> candidates(LiveCampaign revision, Instant now) {
        return candidates.upTo(revision, now);
    }

    /** What each gate refuses, in the order in which they are asked. */
    public List<Refusal> gates() {
        return gates.inOrder().stream().map(Gate::refusal).toList();
    }

    /**
     * What the last of the campaigns would decide for each customer of a slice. It needs a transaction, and a few queries for the whole
     * slice.
     *
     * @param campaigns in descending priority
     */
    public List<SimulatedDecision> simulate(List<CandidateCampaign> campaigns, List<Considered> slice, Instant now) {
        var decisions = decide(campaigns, slice, now);
        var simulated = new ArrayList<SimulatedDecision>(slice.size());
        for (int i = 0; i < decisions.size(); i++) {
            simulated.add(simulated(decisions.get(i), slice.get(i).customer()));
        }
        return simulated;
    }

    /** The campaigns that run or are paused, and whose window is open, in descending priority. */
    public List<CandidateCampaign> open(Instant now) {
        return candidates.openAt(now);
    }

    /**
     * What these campaigns answer on each occasion, gate by gate, with the texts of their audience rules. A campaign answers on the
     * occasions that it would consider. It needs a transaction.
     *
     * @param campaigns in descending priority
     */
    public List<CampaignEvaluation> evaluate(
            List<CandidateCampaign> campaigns, List<Considered> occasions, Instant now) {
        var byId = campaigns.stream().collect(toMap(CandidateCampaign::campaignId, identity()));
        return decide(campaigns, occasions, now).stream()
                .flatMap(decision -> decision.candidates().stream())
                .map(evaluation -> evaluation.withTexts(because -> text(because, byId.get(evaluation.campaignId()))))
                .toList();
    }

    private List<Decision> decide(List<CandidateCampaign> campaigns, List<Considered> slice, Instant now) {
        var usualZone = ZoneId.of(configuration.timeZone());
        var contexts = slice.stream()
                .map(considered -> OccasionContext.of(considered.occasion(), considered.customer(), usualZone, now))
                .toList();
        return selector.select(contexts, campaigns, now);
    }

    /** Its evaluations end with that of the simulated campaign. */
    private static SimulatedDecision simulated(Decision decision, KnownCustomer customer) {
        var evaluations = decision.candidates();
        var last = evaluations.get(evaluations.size() - 1);
        return new SimulatedDecision(last, last.selected() ? decision.variant() : null, customer.reach());
    }

    /** The refusal of a gate as text, with the audience rule that it refers to. */
    public static String text(String because, CandidateCampaign campaign) {
        return RuleText.hasReference(because) ? RuleText.withRule(because, campaign.definition()) : because;
    }

    /** A customer of the projection, with the occasion that is simulated. */
    public record Considered(KnownCustomer customer, Occasion occasion) {}
}
