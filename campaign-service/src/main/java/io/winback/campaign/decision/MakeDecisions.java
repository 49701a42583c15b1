package io.winback.campaign.decision;

import io.winback.campaign.occasion.Occasion;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import static java.util.stream.Collectors.partitioningBy;

/** Makes one decision for each occasion, over all campaigns with its trigger whose window is open. It stores nothing. */
@ApplicationScoped
class MakeDecisions {

    private final CandidateCampaigns candidates;
    private final LoadContexts loadContexts;
    private final CampaignSelector selector;
    private final WaitingLimit waitingLimit;
    private final Clock clock;

    MakeDecisions(
            CandidateCampaigns candidates,
            LoadContexts loadContexts,
            CampaignSelector selector,
            WaitingLimit waitingLimit,
            Clock clock) {
        this.candidates = candidates;
        this.loadContexts = loadContexts;
        this.selector = selector;
        this.waitingLimit = waitingLimit;
        this.clock = clock;
    }

    /**
     * A churn gets a decision in any case. Another occasion gets one only if a campaign has its trigger: there is no campaign to
     * explain otherwise, and occasions such as orders are many.
     */
    List<Decision> make(List<Occasion> occasions) {
        var now = clock.instant();
        var campaigns = candidates.openAt(now);
        var considered = occasions.stream()
                .filter(occasion -> occasion.kind().beginsEpisode()
                        || campaigns.stream().anyMatch(campaign -> campaign.considers(occasion)))
                .toList();
        return make(considered, campaigns, now);
    }

    /**
     * No campaign approaches a customer whose occasion waited too long.
     *
     * @param waitedFor the campaign that the decisions waited for. If it has ended, its evaluation says so.
     */
    List<Decision> make(List<Occasion> occasions, String waitedFor) {
        var now = clock.instant();
        var campaigns = candidates.openAt(now, waitedFor);
        var tooLate = campaigns.stream()
                .map(campaign -> campaign.ended("the occasion waited too long for a paused campaign"))
                .toList();
        var isTooLate =
                occasions.stream().collect(partitioningBy(occasion -> waitingLimit.isOver(occasion, campaigns, now)));
        return Stream.concat(
                        make(isTooLate.get(false), campaigns, now).stream(),
                        make(isTooLate.get(true), tooLate, now).stream())
                .toList();
    }

    private List<Decision> make(List<Occasion> occasions, List<CandidateCampaign> campaigns, Instant now) {
        return selector.select(loadContexts.load(occasions, now), campaigns, now);
    }
}
