package io.winback.campaign.decision;

import io.winback.campaign.definition.CampaignDefinition;
import io.winback.campaign.definition.Schedule;
import io.winback.campaign.occasion.OccasionKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The campaigns with a schedule that run or are paused, and whose window is open. */
@ApplicationScoped
public class ScheduledCampaigns {

    private final CandidateCampaigns candidates;

    ScheduledCampaigns(CandidateCampaigns candidates) {
        this.candidates = candidates;
    }

    public List<Scheduled> openAt(Instant now) {
        return candidates.openAt(now).stream()
                .filter(campaign -> campaign.considers(OccasionKind.SCHEDULE)
                        && campaign.fault().isEmpty())
                .map(ScheduledCampaigns::scheduled)
                .toList();
    }

    private static Scheduled scheduled(CandidateCampaign campaign) {
        return new Scheduled(campaign.campaignId(), campaign.definition(), campaign.paused());
    }

    /** A campaign with a schedule. */
    public record Scheduled(String campaignId, CampaignDefinition definition, boolean paused) {

        public Schedule schedule() {
            return definition.trigger().schedule();
        }

        /** The begin of its window; empty if it has none. */
        public Optional<Instant> opensAt() {
            return Optional.ofNullable(definition.window()).map(CampaignDefinition.Window::from);
        }
    }
}
