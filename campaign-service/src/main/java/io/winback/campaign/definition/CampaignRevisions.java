package io.winback.campaign.definition;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every definition that ever was. They never change, so each is read once. */
@ApplicationScoped
public class CampaignRevisions implements PanacheRepositoryBase<CampaignRevision, CampaignRevision.Id> {

    private final Map<CampaignRevision.Id, CampaignDefinition> known = new ConcurrentHashMap<>();

    /** @throws IllegalStateException if there never was such a revision, or if it cannot be read */
    public CampaignDefinition definition(String campaignId, int revision) {
        return known.computeIfAbsent(new CampaignRevision.Id(campaignId, revision), this::read);
    }

    /** Not by loading the entity: were it unreadable, that would end the transaction of a batch in which others go on. */
    private CampaignDefinition read(CampaignRevision.Id id) {
        return getSession()
                .createNativeQuery("""
                        select definition from campaign_revision
                        where campaign_id = :campaign and revision = :revision""", String.class)
                .setParameter("campaign", id.campaignId())
                .setParameter("revision", id.revision())
                .uniqueResultOptional()
                .map(json -> EventJson.readBack(json, CampaignDefinition.class))
                .orElseThrow(() -> new IllegalStateException("there is no revision " + id));
    }

    /** The newest first, those before a number. */
    List<CampaignRevision> before(String campaignId, int revision, int most) {
        return find("id.campaignId = ?1 and id.revision < ?2 order by id.revision desc", campaignId, revision)
                .page(0, most)
                .list();
    }
}
