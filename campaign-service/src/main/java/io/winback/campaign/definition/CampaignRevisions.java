package io.winback.campaign.definition;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All revisions of all campaigns. A revision never changes, so each is read once. */
@ApplicationScoped
public class CampaignRevisions implements PanacheRepositoryBase<CampaignRevision, CampaignRevision.Id> {

    private final Map<CampaignRevision.Id, CampaignDefinition> known = new ConcurrentHashMap<>();

    /** @throws IllegalStateException if the revision is unknown or unreadable */
    public CampaignDefinition definition(String campaignId, int revision) {
        return known.computeIfAbsent(new CampaignRevision.Id(campaignId, revision), this::read);
    }

    /** Reads the JSON and not the entity: an unreadable entity would roll back the transaction of the whole batch. */
    private CampaignDefinition read(CampaignRevision.Id id) {
        return scalar(getSession(), """
                        select definition from campaign_revision
                        where campaign_id = :campaign and revision = :revision""", String.class)
                .setParameter("campaign", id.campaignId())
                .setParameter("revision", id.revision())
                .uniqueResultOptional()
                .map(json -> EventJson.readBack(json, CampaignDefinition.class))
                .orElseThrow(() -> new IllegalStateException(
                        "campaign %s has no revision %d".formatted(id.campaignId(), id.revision())));
    }

    /** Deletes the revisions of a campaign that was never activated. */
    @Transactional(MANDATORY)
    void deleteOf(String campaignId) {
        delete("id.campaignId", campaignId);
    }

    /** The revisions before a number, newest first. */
    List<CampaignRevision> before(String campaignId, int revision, int limit) {
        return find("id.campaignId = ?1 and id.revision < ?2 order by id.revision desc", campaignId, revision)
                .page(0, limit)
                .list();
    }
}
