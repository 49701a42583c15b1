package io.winback.campaign.decision;

import io.winback.campaign.definition.CampaignState;
import io.winback.campaign.occasion.Occasion;
import io.winback.campaign.occasion.OccasionFactory;
import io.winback.campaign.occasion.OccasionKind;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The occasions that are decided when a campaign is not paused any more. */
@ApplicationScoped
@Transactional(MANDATORY)
public class PostponedOccasions {

    private final Session database;

    PostponedOccasions(Session database) {
        this.database = database;
    }

    /**
     * Postpones occasions that have no decision.
     *
     * @param campaigns the paused campaign that each of them waits for, by occasion
     */
    void postpone(List<Occasion> occasions, Map<UUID, String> campaigns, Instant now) {
        database.createNativeMutationQuery("""
                        insert into postponed_occasion (occasion_id, kind, customer_id, campaign_id, event, postponed_at)
                        select occasion_id, kind, customer_id, campaign_id, event, cast(:now as timestamptz)
                        from unnest(:occasions, :kinds, :customers, :campaigns, :events)
                            as occasion (occasion_id, kind, customer_id, campaign_id, event)
                        where not exists (
                            select from decision
                            where coalesce(decision.occasion_id, decision.episode_id) = occasion.occasion_id)
                        on conflict (occasion_id) do nothing""")
                .setParameter("now", now)
                .setParameter("occasions", occasions.stream().map(Occasion::id).toArray(UUID[]::new))
                .setParameter(
                        "kinds", column(occasions, occasion -> occasion.kind().name()))
                .setParameter("customers", column(occasions, Occasion::customerId))
                .setParameter("campaigns", column(occasions, occasion -> campaigns.get(occasion.id())))
                .setParameter("events", column(occasions, occasion -> EventJson.write(occasion.event())))
                .executeUpdate();
    }

    /**
     * Takes over episodes that replicas of an earlier release postponed.
     *
     * @return how many, at most the limit
     */
    int takeOver(int most) {
        return database.createNativeMutationQuery("""
                        with earlier as (
                            delete from postponed_episode where episode_id = any(array(
                                select episode_id from postponed_episode limit :most for update skip locked))
                            returning episode_id, customer_id, campaign_id, churn, postponed_at)
                        insert into postponed_occasion (occasion_id, kind, customer_id, campaign_id, event, postponed_at)
                        select episode_id, :kind, customer_id, campaign_id, churn, postponed_at from earlier
                        on conflict (occasion_id) do nothing""")
                .setParameter("most", most)
                .setParameter("kind", OccasionKind.CUSTOMER_CHURNED.name())
                .executeUpdate();
    }

    /**
     * Deletes the postponed occasions of a customer. It waits for a decision that is made on one of them, and finds those that are
     * taken over at the same time.
     */
    public void delete(String customerId) {
        database.createNativeMutationQuery("delete from postponed_episode where customer_id = :customer")
                .setParameter("customer", customerId)
                .executeUpdate();
        database.createNativeMutationQuery("delete from postponed_occasion where customer_id = :customer")
                .setParameter("customer", customerId)
                .executeUpdate();
    }

    /** Takes occasions whose campaign is not paused any more, the longest postponed first. Two replicas take different ones. */
    List<Postponed> takeDue(int most) {
        return database
                .createNativeQuery("""
                        delete from postponed_occasion where occasion_id = any(array(
                            select occasion_id from postponed_occasion
                            where campaign_id = any(array(
                                select campaign_id from campaign where state <> all(:paused)))
                            order by postponed_at limit :most for update skip locked))
                        returning campaign_id, kind, event""", Tuple.class)
                .setParameter("paused", CampaignState.names(CampaignState.paused()))
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(row -> new Postponed(
                        row.get(0, String.class),
                        OccasionFactory.read(OccasionKind.valueOf(row.get(1, String.class)), row.get(2, String.class))))
                .toList();
    }

    /** @param campaignId the campaign that the decision waited for */
    record Postponed(String campaignId, Occasion occasion) {}

    private static String[] column(List<Occasion> occasions, Function<Occasion, String> value) {
        return occasions.stream().map(value).toArray(String[]::new);
    }
}
