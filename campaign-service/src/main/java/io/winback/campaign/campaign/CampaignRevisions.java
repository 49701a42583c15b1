package io.winback.campaign.campaign;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every definition that ever was. They never change, so each is read once. */
@ApplicationScoped
public class CampaignRevisions implements PanacheRepositoryBase<CampaignRevision, CampaignRevision.Id> {

    private final Map<CampaignRevision.Id, CampaignDefinition> known = new ConcurrentHashMap<>();

    /** @throws IllegalStateException if there never was such a revision */
    public CampaignDefinition definition(String campaignId, int revision) {
        return known.computeIfAbsent(new CampaignRevision.Id(campaignId, revision), id -> findByIdOptional(id)
                .orElseThrow(() -> new IllegalStateException("there is no revision " + id))
                .definition());
    }

    /** The newest first, those before a number. */
    List<CampaignRevision> before(String campaignId, int revision, int most) {
        return find("id.campaignId = ?1 and id.revision < ?2 order by id.revision desc", campaignId, revision)
                .page(0, most)
                .list();
    }
}
