package io.winback.campaign.decision;

import io.winback.campaign.definition.CampaignState;
import io.winback.events.EventJson;
import io.winback.events.customer.CustomerChurned;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The churned customers who are decided when a campaign is not paused any more. */
@ApplicationScoped
@Transactional(MANDATORY)
public class PostponedEpisodes {

    private final Session database;

    PostponedEpisodes(Session database) {
        this.database = database;
    }

    /**
     * Postpones episodes that have no decision.
     *
     * @param campaigns the paused campaign that each of them waits for, by episode
     */
    void postpone(List<CustomerChurned> churns, Map<UUID, String> campaigns, Instant now) {
        database.createNativeMutationQuery("""
                        insert into postponed_episode (episode_id, customer_id, campaign_id, churn, postponed_at)
                        select episode_id, customer_id, campaign_id, churn, cast(:now as timestamptz)
                        from unnest(:episodes, :customers, :campaigns, :churns)
                            as churned (episode_id, customer_id, campaign_id, churn)
                        where not exists (
                            select from decision where decision.episode_id = churned.episode_id)
                        on conflict (episode_id) do nothing""")
                .setParameter("now", now)
                .setParameter(
                        "episodes",
                        churns.stream().map(CustomerChurned::episodeId).toArray(UUID[]::new))
                .setParameter(
                        "customers",
                        churns.stream().map(CustomerChurned::customerId).toArray(String[]::new))
                .setParameter(
                        "campaigns",
                        churns.stream()
                                .map(churn -> campaigns.get(churn.episodeId()))
                                .toArray(String[]::new))
                .setParameter("churns", churns.stream().map(EventJson::write).toArray(String[]::new))
                .executeUpdate();
    }

    /** Deletes the postponed episodes of a customer. It waits for a decision that is made on one of them. */
    public void delete(String customerId) {
        database.createNativeMutationQuery("delete from postponed_episode where customer_id = :customer")
                .setParameter("customer", customerId)
                .executeUpdate();
    }

    /** The churned customers who wait for a decision. There are few, except while a large campaign is paused. */
    public long count() {
        return scalar(database, "select count(*) from postponed_episode", Long.class)
                .getSingleResult();
    }

    /** Takes episodes whose campaign is not paused any more, the longest postponed first. Two replicas take different ones. */
    List<Postponed> takeDue(int most) {
        return database
                .createNativeQuery("""
                        delete from postponed_episode where episode_id = any(array(
                            select episode_id from postponed_episode
                            where campaign_id = any(array(
                                select campaign_id from campaign where state <> all(:paused)))
                            order by postponed_at limit :most for update skip locked))
                        returning campaign_id, churn""", Tuple.class)
                .setParameter("paused", CampaignState.names(CampaignState.paused()))
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(row -> new Postponed(
                        row.get(0, String.class), EventJson.readBack(row.get(1, String.class), CustomerChurned.class)))
                .toList();
    }

    /** @param campaignId the campaign that the decision waited for */
    record Postponed(String campaignId, CustomerChurned churn) {}
}
