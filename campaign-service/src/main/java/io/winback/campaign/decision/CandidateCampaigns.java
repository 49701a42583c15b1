package io.winback.campaign.decision;

import io.winback.campaign.definition.Campaigns;
import io.winback.campaign.definition.LiveCampaign;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The campaigns to ask, the most important first. A rule is compiled once a revision. */
@ApplicationScoped
class CandidateCampaigns {

    private final Campaigns campaigns;
    private final Map<LiveCampaign, CandidateCampaign> compiled = new ConcurrentHashMap<>();

    CandidateCampaigns(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    List<CandidateCampaign> at(Instant now) {
        var candidates = campaigns.live().stream().map(this::compiled).toList();
        compiled.values().retainAll(candidates);
        return candidates.stream()
                .filter(candidate -> candidate.definition().isOpenAt(now))
                .sorted(Comparator.comparing((CandidateCampaign candidate) ->
                                candidate.definition().priority())
                        .reversed()
                        .thenComparing(CandidateCampaign::campaignId))
                .toList();
    }

    private CandidateCampaign compiled(LiveCampaign campaign) {
        return compiled.computeIfAbsent(campaign, CandidateCampaign::of);
    }
}
