package io.winback.campaign.decision;

import io.winback.campaign.definition.CampaignDefinition;
import io.winback.campaign.definition.Campaigns;
import io.winback.campaign.definition.LiveCampaign;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The campaigns that could approach a customer. Each revision is compiled once. */
@ApplicationScoped
class CandidateCampaigns {

    private static final Comparator<CandidateCampaign> BY_PRIORITY = Comparator.comparing(
                    (CandidateCampaign campaign) -> campaign.definition().priority())
            .reversed()
            .thenComparing(CandidateCampaign::campaignId);

    private final Campaigns campaigns;
    private final Map<LiveCampaign, CandidateCampaign> compiled = new ConcurrentHashMap<>();

    CandidateCampaigns(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    /** Campaigns whose window is open, in descending priority. */
    List<CandidateCampaign> openAt(Instant now) {
        var live = campaigns.live();
        compiled.keySet().retainAll(live);
        return live.stream()
                .map(campaign -> compiled.computeIfAbsent(campaign, CandidateCampaign::of))
                .filter(campaign -> campaign.definition().isOpenAt(now))
                .sorted(BY_PRIORITY)
                .toList();
    }

    /**
     * A revision, as if it ran, and the open campaigns that come before it, in descending priority. Its own campaign counts with this
     * revision only.
     */
    List<CandidateCampaign> upTo(LiveCampaign revision, Instant now) {
        var last = CandidateCampaign.of(revision);
        var before = openAt(now).stream()
                .filter(campaign ->
                        !campaign.campaignId().equals(last.campaignId()) && BY_PRIORITY.compare(campaign, last) < 0);
        return Stream.concat(before, Stream.of(last)).toList();
    }

    /** The open campaigns, and the campaign that the decisions waited for, even if it has ended. */
    List<CandidateCampaign> openAt(Instant now, String waitedFor) {
        var open = openAt(now);
        if (open.stream().anyMatch(campaign -> campaign.campaignId().equals(waitedFor))) {
            return open;
        }
        var ended = campaigns
                .lastActive(waitedFor)
                .map(CandidateCampaign::of)
                .map(campaign -> campaign.ended(end(campaign.definition(), now)));
        return Stream.concat(open.stream(), ended.stream()).sorted(BY_PRIORITY).toList();
    }

    private static String end(CampaignDefinition definition, Instant now) {
        return definition.isOverAt(now)
                ? "the window of the campaign ended at " + definition.window().until()
                : "the campaign has ended";
    }
}
