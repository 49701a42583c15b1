package io.winback.campaign.definition;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.winback.campaign.definition.CampaignState.DRAFT;
import static io.winback.campaign.definition.CampaignState.FINISHED;
import static io.winback.campaign.definition.CampaignState.PAUSED;
import static io.winback.campaign.definition.CampaignState.RUNNING;

/** All campaigns. */
@ApplicationScoped
public class Campaigns implements PanacheRepositoryBase<Campaign, String> {

    /** As {@link Campaign#stateOfNewest}. */
    private static final String NEWEST_IS = """
            (state = :wanted and (state not in (RUNNING, PAUSED) or runningRevision = revision)
                or :draft = true and state in (RUNNING, PAUSED) and runningRevision <> revision)""";

    /** Campaigns that may approach a customer, or say why they do not; as stored, since loading an unreadable one fails. */
    public List<LiveCampaign> live() {
        return getSession()
                .createNativeQuery("""
                        select campaign_id, running_revision, state, running_definition from campaign
                        where state = any(:live) order by campaign_id""", Tuple.class)
                .setParameter("live", new String[] {RUNNING.name(), PAUSED.name()})
                .getResultList()
                .stream()
                .map(row -> new LiveCampaign(
                        row.get(0, String.class),
                        row.get(1, Integer.class),
                        PAUSED.name().equals(row.get(2, String.class)),
                        row.get(3, String.class)))
                .toList();
    }

    /**
     * As {@link Campaign#finish}, without loading the campaign: its draft may be unreadable.
     *
     * @param revision that is over; another one may have been activated since
     * @return whether it was running or paused until now
     */
    boolean finish(String campaignId, int revision, Instant now) {
        return getSession()
                        .createNativeMutationQuery("""
                                update campaign set changed_at = :now, version = version + 1,
                                    state = case when running_revision = revision then :finished else :draft end
                                where campaign_id = :campaign and running_revision = :revision and state = any(:live)""")
                        .setParameter("now", now)
                        .setParameter("finished", FINISHED.name())
                        .setParameter("draft", DRAFT.name())
                        .setParameter("campaign", campaignId)
                        .setParameter("revision", revision)
                        .setParameter("live", new String[] {RUNNING.name(), PAUSED.name()})
                        .executeUpdate()
                > 0;
    }

    /** @param state of their newest revision; empty for any */
    List<Campaign> page(Optional<CampaignState> state, String afterId, int most) {
        return state.map(wanted -> find(
                        NEWEST_IS + " and campaignId > :after order by campaignId",
                        Map.of("wanted", wanted, "draft", wanted == DRAFT, "after", afterId)))
                .orElseGet(() -> find("campaignId > ?1 order by campaignId", afterId))
                .page(0, most)
                .list();
    }
}
