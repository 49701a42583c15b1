package io.winback.campaign.decision;

import io.winback.campaign.campaign.Campaigns;
import io.winback.campaign.campaign.LiveCampaign;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The campaigns to ask, the most important first. A rule is compiled once a revision. */
@ApplicationScoped
class Candidates {

    private final Campaigns campaigns;
    private final Map<LiveCampaign, Candidate> compiled = new ConcurrentHashMap<>();

    Candidates(Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    List<Candidate> at(Instant now) {
        var candidates = campaigns.live().stream().map(this::compiled).toList();
        compiled.values().retainAll(candidates);
        return candidates.stream()
                .filter(candidate -> candidate.definition().isOpenAt(now))
                .sorted(Comparator.comparing(
                                (Candidate candidate) -> candidate.definition().priority())
                        .reversed()
                        .thenComparing(Candidate::campaignId))
                .toList();
    }

    private Candidate compiled(LiveCampaign campaign) {
        return compiled.computeIfAbsent(campaign, Candidate::of);
    }
}
