package io.winback.campaign.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

import static io.winback.campaign.campaign.CampaignState.PAUSED;
import static io.winback.campaign.campaign.CampaignState.RUNNING;

/** All campaigns. */
@ApplicationScoped
public class Campaigns implements PanacheRepositoryBase<Campaign, String> {

    /** Those that might approach somebody, or say why they do not. */
    public List<Campaign> runningOrPaused() {
        return list("state in ?1 order by campaignId", List.of(RUNNING, PAUSED));
    }

    List<Campaign> page(Optional<CampaignState> state, String afterId, int most) {
        return state.map(wanted -> find("state = ?1 and campaignId > ?2 order by campaignId", wanted, afterId))
                .orElseGet(() -> find("campaignId > ?1 order by campaignId", afterId))
                .page(0, most)
                .list();
    }
}
