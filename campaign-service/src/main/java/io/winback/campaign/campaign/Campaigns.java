package io.winback.campaign.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

import static io.winback.campaign.campaign.CampaignState.DRAFT;
import static io.winback.campaign.campaign.CampaignState.PAUSED;
import static io.winback.campaign.campaign.CampaignState.RUNNING;

/** All campaigns. */
@ApplicationScoped
public class Campaigns implements PanacheRepositoryBase<Campaign, String> {

    /** As {@link Campaign#stateOfNewest}. */
    private static final String NEWEST_IS = """
            (state = :wanted and (state not in (RUNNING, PAUSED) or runningRevision = revision)
                or :draft = true and state in (RUNNING, PAUSED) and runningRevision <> revision)""";

    /** Those that might approach somebody, or say why they do not. */
    public List<Campaign> runningOrPaused() {
        return list("state in ?1 order by campaignId", List.of(RUNNING, PAUSED));
    }

    /** @param state of their newest revision; empty for any */
    List<Campaign> page(Optional<CampaignState> state, String afterId, int most) {
        return state.map(wanted -> find(
                        NEWEST_IS + " and campaignId > :after order by campaignId",
                        Parameters.with("wanted", wanted)
                                .and("draft", wanted == DRAFT)
                                .and("after", afterId)))
                .orElseGet(() -> find("campaignId > ?1 order by campaignId", afterId))
                .page(0, most)
                .list();
    }
}
