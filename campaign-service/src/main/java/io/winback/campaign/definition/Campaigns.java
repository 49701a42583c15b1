package io.winback.campaign.definition;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.events.campaign.SendingHoldChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static io.winback.campaign.definition.CampaignState.DRAFT;
import static io.winback.campaign.definition.CampaignState.FINISHED;
import static io.winback.campaign.definition.CampaignState.PAUSED;
import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All campaigns. */
@ApplicationScoped
public class Campaigns implements PanacheRepositoryBase<Campaign, String> {

    /**
     * Campaigns that run or are paused. They are not loaded as entities: an unreadable definition must not stop the
     * other campaigns.
     */
    public List<LiveCampaign> live() {
        return getSession()
                .createNativeQuery("""
                        select campaign_id, running_revision, state, running_definition from campaign
                        where state = any(:live) order by campaign_id""", Tuple.class)
                .setParameter("live", CampaignState.names(CampaignState.live()))
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
     * Finishes a campaign at the end of the window of a revision. If a newer revision is not activated yet, the campaign
     * becomes a draft. The campaign is not loaded as an entity: its draft may be unreadable.
     *
     * @return false if the campaign was not running or paused with this revision
     */
    @Transactional(MANDATORY)
    boolean finish(String campaignId, int revision, Instant now) {
        return getSession()
                        .createNativeMutationQuery("""
                                update campaign set changed_at = :now, version = version + 1,
                                    state = case when running_revision = revision then :finished else :draft end
                                where campaign_id = :campaign and running_revision = :revision and state = any(:from)""")
                        .setParameter("now", now)
                        .setParameter("finished", FINISHED.name())
                        .setParameter("draft", DRAFT.name())
                        .setParameter("campaign", campaignId)
                        .setParameter("revision", revision)
                        .setParameter("from", CampaignState.names(FINISHED.sources()))
                        .executeUpdate()
                > 0;
    }

    /** The campaigns whose journeys wait. */
    public Set<String> held() {
        return idsWhere("held");
    }

    /** The campaigns whose journeys do not wait. */
    public Set<String> notHeld() {
        return idsWhere("not held");
    }

    private Set<String> idsWhere(String condition) {
        return new HashSet<>(scalar(getSession(), "select campaign_id from campaign where " + condition, String.class)
                .getResultList());
    }

    /** The campaigns that have ended, and whose waiting journeys have not: archived, or paused until their window was over. */
    public List<String> endedWithJourneys() {
        return scalar(getSession(), """
                        select campaign_id from campaign where held and state <> all(:live)
                        order by campaign_id""", String.class)
                .setParameter("live", CampaignState.names(CampaignState.live()))
                .getResultList();
    }

    /**
     * Locks a campaign until the transaction ends, so that one replica at a time ends its journeys.
     *
     * @return false if it has no hold, or has not ended
     */
    @Transactional(MANDATORY)
    public boolean lockEnded(String campaignId) {
        return scalar(getSession(), """
                        select 1 from campaign where campaign_id = :campaign and held and state <> all(:live)
                        for update""", Integer.class)
                .setParameter("campaign", campaignId)
                .setParameter("live", CampaignState.names(CampaignState.live()))
                .uniqueResultOptional()
                .isPresent();
    }

    /**
     * The waiting journeys of a campaign that has ended are ended: its hold ends with them.
     *
     * @return the change of its hold; empty if the campaign has no hold, or has not ended
     */
    @Transactional(MANDATORY)
    public Optional<SendingHoldChanged> endHold(String campaignId, Instant now) {
        return getSession()
                .createNativeQuery("""
                        update campaign set held = false, published_hold = false, version = version + 1
                        where campaign_id = :campaign and held and state <> all(:live)
                        returning running_revision, version""", Tuple.class)
                .setParameter("campaign", campaignId)
                .setParameter("live", CampaignState.names(CampaignState.live()))
                .uniqueResultOptional()
                .map(row -> SendingHoldChanged.ofEndedJourneys(
                        campaignId, row.get(0, Integer.class), now, row.get(1, Long.class)));
    }

    /**
     * The last active revision of a campaign, whatever its state; empty if it was never activated. It is not loaded as an entity:
     * an unreadable definition must not stop the other campaigns.
     */
    public Optional<LiveCampaign> lastActive(String campaignId) {
        return getSession()
                .createNativeQuery("""
                        select running_revision, running_definition from campaign
                        where campaign_id = :campaign and running_revision is not null""", Tuple.class)
                .setParameter("campaign", campaignId)
                .uniqueResultOptional()
                .map(row -> new LiveCampaign(campaignId, row.get(0, Integer.class), false, row.get(1, String.class)));
    }

    /** The newest revision of a campaign, active or not, as if it ran; empty if there is no such campaign. */
    public Optional<LiveCampaign> newest(String campaignId) {
        return getSession()
                .createNativeQuery(
                        "select revision, definition from campaign where campaign_id = :campaign", Tuple.class)
                .setParameter("campaign", campaignId)
                .uniqueResultOptional()
                .map(row -> new LiveCampaign(campaignId, row.get(0, Integer.class), false, row.get(1, String.class)));
    }

    /** When it was activated last. A campaign of an earlier release has the time of its last change. */
    public Instant activeSince(String campaignId) {
        return scalar(
                        getSession(),
                        "select coalesce(activated_at, changed_at) from campaign where campaign_id = :campaign",
                        Instant.class)
                .setParameter("campaign", campaignId)
                .getSingleResult();
    }

    /** Locks the campaign until the transaction ends. */
    @Transactional(MANDATORY)
    Optional<Campaign> lock(String campaignId) {
        return findByIdOptional(campaignId, LockModeType.PESSIMISTIC_WRITE);
    }

    /** By id. */
    List<Campaign> page(String afterId, int limit) {
        return find("campaignId > ?1 order by campaignId", afterId)
                .page(0, limit)
                .list();
    }

    /** Campaigns in this state, by id. */
    List<Campaign> pageIn(CampaignState state, String afterId, int limit) {
        return find("state = ?1 and campaignId > ?2 order by campaignId", state, afterId)
                .page(0, limit)
                .list();
    }
}
