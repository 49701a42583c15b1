package io.winback.campaign.journey;

import io.winback.events.Refusal;
import io.winback.events.campaign.CouponGrant;
import io.winback.events.notification.MessageSent;
import io.winback.events.offer.CouponReserved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

import static io.winback.campaign.journey.EnrolmentState.AWAITING_COUPON;
import static io.winback.campaign.journey.EnrolmentState.AWAITING_MESSAGE;
import static io.winback.campaign.journey.EnrolmentState.ENDED;
import static io.winback.campaign.journey.EnrolmentState.REACHED;
import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * All journeys. Journeys change in waves of thousands, so each change is one statement for a batch. Its condition on the
 * state makes a change that comes twice, or too late, have no effect.
 */
@ApplicationScoped
@Transactional(MANDATORY)
public class Enrolments {

    /** A replica of an earlier release stores no occasion: it is the episode. */
    private static final String ALL =
            "enrolment.decision_id, coalesce(enrolment.occasion_id, enrolment.episode_id), enrolment.episode_id,"
                    + " enrolment.customer_id, enrolment.campaign_id, enrolment.revision, enrolment.variant, enrolment.state, enrolment.step,"
                    + " enrolment.coupon_code, enrolment.offer_id, enrolment.offer_name,"
                    + " enrolment.coupon_until, enrolment.reached_at, enrolment.due_at,"
                    + " enrolment.next_step_at is not null, enrolment.ended_because";

    /**
     * The due time of a held step: never, until the step is released. It is a constant of the statement, so that PostgreSQL can
     * use the index {@code enrolment_held}.
     */
    private static final String HELD_UNTIL_SQL = "timestamptz '9999-12-31T00:00:00Z'";

    private final Session database;

    Enrolments(Session database) {
        this.database = database;
    }

    void begin(List<Participant> participants, EnrolmentState state) {
        database.createNativeMutationQuery("""
                        insert into enrolment (decision_id, occasion_id, episode_id, customer_id, campaign_id, revision,
                            variant, state, step)
                        select decision_id, occasion_id, episode_id, customer_id, campaign_id, revision, variant, :state, 1
                        from unnest(:decisions, :occasions, :episodes, :customers, :campaigns, :revisions, :variants)
                            as participant (decision_id, occasion_id, episode_id, customer_id, campaign_id, revision,
                                variant)""")
                .setParameter("state", state.name())
                .setParameter(
                        "decisions",
                        participants.stream().map(Participant::decisionId).toArray(UUID[]::new))
                .setParameter(
                        "occasions",
                        participants.stream().map(Participant::occasionId).toArray(UUID[]::new))
                .setParameter(
                        "episodes",
                        participants.stream().map(Participant::episodeId).toArray(UUID[]::new))
                .setParameter("customers", column(participants, Participant::customerId))
                .setParameter("campaigns", column(participants, Participant::campaignId))
                .setParameter(
                        "revisions",
                        participants.stream().map(Participant::revision).toArray(Integer[]::new))
                .setParameter("variants", column(participants, Participant::variant))
                .executeUpdate();
    }

    /** @return the journeys that awaited these coupons, and have them now */
    List<Enrolment> attachCoupons(List<CouponReserved> coupons) {
        return enrolments(database.createNativeQuery("""
                        update enrolment set state = :to, coupon_code = reserved.code,
                            offer_id = reserved.offer_id, offer_name = reserved.offer_name,
                            coupon_until = cast(reserved.until as timestamptz)
                        from unnest(:decisions, :codes, :offers, :names, :ends)
                            as reserved (decision_id, code, offer_id, offer_name, until)
                        where enrolment.decision_id = reserved.decision_id and enrolment.state = :from
                        returning\s""" + ALL, Tuple.class)
                .setParameter("from", AWAITING_COUPON.name())
                .setParameter("to", AWAITING_COUPON.to(AWAITING_MESSAGE).name())
                .setParameter(
                        "decisions",
                        coupons.stream().map(CouponReserved::decisionId).toArray(UUID[]::new))
                .setParameter("codes", column(coupons, CouponReserved::code))
                .setParameter("offers", column(coupons, CouponReserved::offerId))
                .setParameter("names", column(coupons, CouponReserved::offerName))
                .setParameter(
                        "ends", column(coupons, coupon -> coupon.expiresAt().toString()))
                .getResultList());
    }

    /**
     * Records that a message was sent. The time and the channel of the first message stay. A journey that ended before
     * stays ended.
     *
     * @return the journeys of these messages
     */
    List<Enrolment> reach(List<MessageSent> messages) {
        return enrolments(database.createNativeQuery("""
                        update enrolment set state = case when state = any(:from) then :to else state end,
                            reached_at = coalesce(reached_at, cast(sent.at as timestamptz)),
                            channel = coalesce(enrolment.channel, sent.channel)
                        from unnest(:decisions, :times, :channels) as sent (decision_id, at, channel)
                        where enrolment.decision_id = sent.decision_id
                        returning\s""" + ALL, Tuple.class)
                .setParameter("from", EnrolmentState.names(REACHED.sources()))
                .setParameter("to", REACHED.name())
                .setParameter(
                        "decisions",
                        messages.stream().map(MessageSent::decisionId).toArray(UUID[]::new))
                .setParameter(
                        "times", column(messages, message -> message.sentAt().toString()))
                .setParameter("channels", column(messages, message -> message.channel()
                        .name()))
                .getResultList());
    }

    void scheduleNextStep(Map<UUID, Instant> times) {
        var entries = List.copyOf(times.entrySet());
        database.createNativeMutationQuery("""
                        update enrolment set next_step_at = cast(due.at as timestamptz), due_at = null
                        from unnest(:decisions, :times) as due (decision_id, at)
                        where enrolment.decision_id = due.decision_id and enrolment.state = :reached""")
                .setParameter("reached", REACHED.name())
                .setParameter(
                        "decisions", entries.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .setParameter("times", column(entries, entry -> entry.getValue().toString()))
                .executeUpdate();
    }

    /**
     * Moves journeys whose next step is due to that step. Two replicas move different journeys.
     *
     * @param held the campaigns whose journeys do not move
     * @return the journeys at their new step, at most the limit
     */
    List<Enrolment> advance(Set<String> held, Instant now, int limit) {
        // The array lets a plan for all values of the parameters find the journeys by their key.
        return enrolments(database.createNativeQuery("""
                        update enrolment set step = step + 1, due_at = coalesce(due_at, next_step_at),
                            next_step_at = null, state = :to
                        where decision_id = any(array(
                            select decision_id from enrolment where next_step_at <= :now and state = :from
                                and campaign_id <> all(:held)
                            order by next_step_at limit :limit for update skip locked))
                        returning\s""" + ALL, Tuple.class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .setParameter("held", held.toArray(String[]::new))
                .setParameter("from", REACHED.name())
                .setParameter("to", REACHED.to(AWAITING_MESSAGE).name())
                .getResultList());
    }

    /**
     * Holds the steps of these campaigns that are due: they are not due until they are released. The time at which each was
     * due first is kept.
     *
     * @return how many, at most the limit
     */
    int holdSteps(Set<String> campaigns, Instant now, int limit) {
        return database.createNativeMutationQuery("""
                        update enrolment set due_at = coalesce(due_at, next_step_at), next_step_at = {held}
                        where decision_id = any(array(
                            select decision_id from enrolment where next_step_at <= :now
                                and campaign_id = any(:campaigns)
                            order by next_step_at limit :limit for update skip locked))""".replace("{held}", HELD_UNTIL_SQL))
                .setParameter("now", now)
                .setParameter("limit", limit)
                .setParameter("campaigns", campaigns.toArray(String[]::new))
                .executeUpdate();
    }

    /**
     * Makes the held steps of these campaigns due.
     *
     * @return how many, at most the limit
     */
    int releaseSteps(Set<String> campaigns, Instant now, int limit) {
        return database.createNativeMutationQuery("""
                        update enrolment set next_step_at = :now
                        where decision_id = any(array(
                            select decision_id from enrolment
                            where campaign_id = any(:campaigns) and next_step_at = {held}
                            order by campaign_id, decision_id limit :limit for update skip locked))""".replace("{held}", HELD_UNTIL_SQL))
                .setParameter("now", now)
                .setParameter("limit", limit)
                .setParameter("campaigns", campaigns.toArray(String[]::new))
                .executeUpdate();
    }

    /**
     * The journeys of a campaign that wait for a coupon, a message or their next step, by decision id, locked until the
     * transaction ends.
     */
    List<Enrolment> lockWaiting(String campaignId, UUID after, int limit) {
        return enrolments(database.createNativeQuery("select " + ALL + " from enrolment " + """
                        where campaign_id = :campaign and decision_id > :after
                            and (next_step_at is not null or state = any(:awaiting))
                        order by decision_id limit :limit for update""", Tuple.class)
                .setParameter("campaign", campaignId)
                .setParameter("after", after)
                .setParameter("awaiting", EnrolmentState.names(EnrolmentState.awaiting()))
                .setParameter("limit", limit)
                .getResultList());
    }

    /** The journeys of these episodes, locked until the transaction ends. */
    List<Enrolment> lockOfEpisodes(Collection<UUID> episodeIds) {
        return enrolments(database.createNativeQuery(
                        "select " + ALL
                                + " from enrolment where episode_id = any(:episodes) order by decision_id for update",
                        Tuple.class)
                .setParameter("episodes", episodeIds.toArray(UUID[]::new))
                .getResultList());
    }

    /** The journeys of these decisions, locked until the transaction ends. */
    List<Enrolment> lockOfDecisions(Collection<UUID> decisionIds) {
        return enrolments(database.createNativeQuery(
                        "select " + ALL
                                + " from enrolment where decision_id = any(:decisions) order by decision_id for update",
                        Tuple.class)
                .setParameter("decisions", decisionIds.toArray(UUID[]::new))
                .getResultList());
    }

    /** The journeys of one customer, locked until the transaction ends. */
    List<Enrolment> lockOfCustomer(String customerId) {
        return lockOfDecisions(
                scalar(database, "select decision_id from decision where customer_id = :customer", UUID.class)
                        .setParameter("customer", customerId)
                        .getResultList());
    }

    /** @param reasons why each journey ends, by decision */
    void end(Map<UUID, Refusal> reasons) {
        var entries = List.copyOf(reasons.entrySet());
        database.createNativeMutationQuery("""
                        update enrolment set state = :to, next_step_at = null, ended_because = ended.reason
                        from unnest(:decisions, :reasons) as ended (decision_id, reason)
                        where enrolment.decision_id = ended.decision_id and enrolment.state = any(:from)""")
                .setParameter("from", EnrolmentState.names(ENDED.sources()))
                .setParameter("to", ENDED.name())
                .setParameter(
                        "decisions", entries.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .setParameter(
                        "reasons", column(entries, entry -> entry.getValue().name()))
                .executeUpdate();
    }

    private static List<Enrolment> enrolments(List<Tuple> rows) {
        return rows.stream()
                .map(row -> new Enrolment(
                        new Participant(
                                row.get(0, UUID.class),
                                row.get(1, UUID.class),
                                row.get(2, UUID.class),
                                row.get(3, String.class),
                                row.get(4, String.class),
                                row.get(5, Integer.class),
                                row.get(6, String.class)),
                        EnrolmentState.valueOf(row.get(7, String.class)),
                        row.get(8, Integer.class),
                        row.get(9) == null
                                ? null
                                : new CouponGrant(
                                        row.get(9, String.class),
                                        row.get(10, String.class),
                                        row.get(11, String.class),
                                        row.get(12, Instant.class)),
                        row.get(13, Instant.class),
                        row.get(14, Instant.class),
                        row.get(15, Boolean.class),
                        row.get(16) == null ? null : Refusal.valueOf(row.get(16, String.class))))
                .toList();
    }

    private static <E> String[] column(List<E> rows, Function<E, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
