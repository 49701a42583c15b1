package io.winback.campaign.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The runs of scheduled campaigns. A planned time of a campaign has one run. */
@ApplicationScoped
class CampaignRuns {

    private final Session database;

    CampaignRuns(Session database) {
        this.database = database;
    }

    /** The last planned time for which the campaign has a run. */
    Optional<Instant> lastPlanned(String campaignId) {
        return scalar(database, "select max(planned_at) from campaign_run where campaign_id = :campaign", Instant.class)
                .setParameter("campaign", campaignId)
                .uniqueResultOptional();
    }

    /**
     * Begins a run.
     *
     * @return false if its planned time has one
     */
    @Transactional(MANDATORY)
    boolean begin(String campaignId, Instant plannedAt, Instant notAfter, Instant now) {
        return insert(campaignId, plannedAt, notAfter, RunState.RUNNING, null, now);
    }

    /** Stores that a run does not take place. */
    @Transactional(MANDATORY)
    void skip(String campaignId, Instant plannedAt, Instant notAfter, SkipReason reason, Instant now) {
        insert(campaignId, plannedAt, notAfter, RunState.SKIPPED, reason, now);
    }

    /**
     * The runs of a campaign, the latest planned first.
     *
     * @param before the planned time of the last run of the page before; null for the first page
     */
    List<RunView> page(String campaignId, Instant before, int limit) {
        return database
                .createNativeQuery("""
                                    select planned_at, not_after, state, skip_reason, customers, decisions, began_at, ended_at
                                    from campaign_run
                                    where campaign_id = :campaign
                                        and planned_at < coalesce(cast(:before as timestamptz), 'infinity')
                                    order by planned_at desc limit :limit""", Tuple.class)
                .setParameter("campaign", campaignId)
                .setParameter("before", before, Instant.class)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(row -> new RunView(
                        row.get(0, Instant.class),
                        row.get(1, Instant.class),
                        RunState.valueOf(row.get(2, String.class)),
                        row.get(3) == null ? null : SkipReason.valueOf(row.get(3, String.class)),
                        row.get(4, Long.class),
                        row.get(5, Long.class),
                        row.get(6, Instant.class),
                        row.get(7, Instant.class)))
                .toList();
    }

    private boolean insert(
            String campaignId, Instant plannedAt, Instant notAfter, RunState state, SkipReason reason, Instant now) {
        return database.createNativeMutationQuery("""
                        insert into campaign_run (campaign_id, planned_at, not_after, state, skip_reason, began_at,
                            ended_at)
                        values (:campaign, :planned, :notAfter, :state, :reason, :now,
                            case when :reason is not null then cast(:now as timestamptz) end)
                        on conflict do nothing""")
                        .setParameter("campaign", campaignId)
                        .setParameter("planned", plannedAt)
                        .setParameter("notAfter", notAfter)
                        .setParameter("state", state.name())
                        .setParameter("reason", reason == null ? null : reason.name(), String.class)
                        .setParameter("now", now)
                        .executeUpdate()
                > 0;
    }

    /**
     * Takes a run that considers customers, the earliest planned first, until the transaction ends. Another replica takes another
     * one. If the replica is killed, the next one continues after the last slice that it committed.
     *
     * @param campaigns the campaigns whose runs may go on
     */
    @Transactional(MANDATORY)
    Optional<CampaignRun> take(Collection<String> campaigns, Instant now) {
        return database.createNativeQuery("""
                        select campaign_id, planned_at, not_after, last_customer from campaign_run
                        where state = :running and campaign_id = any(:campaigns) and planned_at <= :now
                            and not_after > :now
                        order by planned_at, campaign_id limit 1 for update skip locked""", Tuple.class)
                .setParameter("running", RunState.RUNNING.name())
                .setParameter("campaigns", campaigns.toArray(String[]::new))
                .setParameter("now", now)
                .uniqueResultOptional()
                .map(row -> new CampaignRun(
                        row.get(0, String.class),
                        row.get(1, Instant.class),
                        row.get(2, Instant.class),
                        row.get(3, String.class)));
    }

    /** Stores what a slice did. @param lastCustomer the id of the last customer of the slice */
    @Transactional(MANDATORY)
    void advance(CampaignRun run, String lastCustomer, int customers, int decisions) {
        change(run, RunState.RUNNING, lastCustomer, customers, decisions, null);
    }

    /** Ends a run whose last slice is done. It keeps no customer id. */
    @Transactional(MANDATORY)
    void finish(CampaignRun run, int customers, int decisions, Instant now) {
        change(run, RunState.FINISHED, "", customers, decisions, now);
    }

    private void change(
            CampaignRun run, RunState state, String lastCustomer, int customers, int decisions, Instant endedAt) {
        database.createNativeMutationQuery("""
                        update campaign_run set state = :state, last_customer = :last, customers = customers + :customers,
                            decisions = decisions + :decisions, ended_at = cast(:ended as timestamptz)
                        where campaign_id = :campaign and planned_at = :planned""")
                .setParameter("state", state.name())
                .setParameter("last", lastCustomer)
                .setParameter("customers", customers)
                .setParameter("decisions", decisions)
                .setParameter("ended", endedAt, Instant.class)
                .setParameter("campaign", run.campaignId())
                .setParameter("planned", run.plannedAt())
                .executeUpdate();
    }

    /**
     * Ends runs that are too late, and those of campaigns that ended. A run that is planned later by the clock of this replica is
     * left: a replica whose clock is ahead may have begun it, and its campaign opens with it.
     *
     * @param campaigns the campaigns that run or are paused at this time
     * @return how many
     */
    @Transactional(MANDATORY)
    int skipRest(Collection<String> campaigns, Instant now) {
        return database.createNativeMutationQuery("""
                        update campaign_run set state = :skipped, last_customer = '', ended_at = :now,
                            skip_reason = case when not_after <= :now then :late else :gone end
                        where state = :running
                            and (not_after <= :now or planned_at <= :now and campaign_id <> all(:campaigns))""")
                .setParameter("skipped", RunState.SKIPPED.name())
                .setParameter("running", RunState.RUNNING.name())
                .setParameter("late", SkipReason.TOO_LATE.name())
                .setParameter("gone", SkipReason.CAMPAIGN_ENDED.name())
                .setParameter("campaigns", campaigns.toArray(String[]::new))
                .setParameter("now", now)
                .executeUpdate();
    }
}
