package io.winback.campaign.definition;

import io.winback.events.campaign.SendingHoldChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * The state of each campaign that other services know: whether its messages are held, and its active revision. Campaigns are not
 * loaded as entities: an unreadable definition must not stop the other campaigns.
 */
@ApplicationScoped
@Transactional(MANDATORY)
class PublishedCampaigns {

    /** Whether the messages are held. A replica of an earlier release pauses and resumes campaigns without setting {@code held}. */
    private static final String HELD = "case when state = any(:live) then state = any(:paused) else held end";

    private final Session database;

    PublishedCampaigns(Session database) {
        this.database = database;
    }

    /** Notes that the hold of a campaign, or its end, is published now. @return whether it was not published before */
    boolean noteHold(String campaignId) {
        return database.createNativeMutationQuery("""
                        update campaign set published_hold = held
                        where campaign_id = :campaign and published_hold <> held""")
                        .setParameter("campaign", campaignId)
                        .executeUpdate()
                > 0;
    }

    /** Notes that the active revision is published now. @return whether it was not published before */
    boolean noteActivation(String campaignId) {
        return database.createNativeMutationQuery("""
                        update campaign set published_revision = running_revision
                        where campaign_id = :campaign and published_revision is distinct from running_revision""")
                        .setParameter("campaign", campaignId)
                        .executeUpdate()
                > 0;
    }

    /** Notes holds that are not published, such as those of an earlier release. Two replicas note different ones. */
    List<SendingHoldChanged> noteUnpublishedHolds(int limit) {
        return database
                .createNativeQuery("""
                        update campaign set held = {held}, published_hold = {held}
                        where campaign_id = any(array(
                            select campaign_id from campaign where published_hold <> {held}
                            order by campaign_id limit :limit for update skip locked))
                        returning campaign_id, held, changed_at, version""".replace("{held}", HELD), Tuple.class)
                .setParameter("live", CampaignState.names(CampaignState.live()))
                .setParameter("paused", CampaignState.names(CampaignState.paused()))
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> SendingHoldChanged.ofCampaign(
                        row.get(0, String.class),
                        row.get(1, Boolean.class),
                        row.get(2, Instant.class),
                        row.get(3, Long.class)))
                .toList();
    }

    /** Notes active revisions that are not published, such as those of an earlier release. Two replicas note different ones. */
    List<LiveCampaign> noteUnpublishedActivations(int limit) {
        return database
                .createNativeQuery("""
                        update campaign set published_revision = running_revision
                        where campaign_id = any(array(
                            select campaign_id from campaign where published_revision is distinct from running_revision
                            order by campaign_id limit :limit for update skip locked))
                        returning campaign_id, running_revision, state = any(:paused), running_definition""", Tuple.class)
                .setParameter("paused", CampaignState.names(CampaignState.paused()))
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> new LiveCampaign(
                        row.get(0, String.class),
                        row.get(1, Integer.class),
                        row.get(2, Boolean.class),
                        row.get(3, String.class)))
                .toList();
    }
}
