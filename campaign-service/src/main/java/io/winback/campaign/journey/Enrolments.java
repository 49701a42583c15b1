package io.winback.campaign.journey;

import io.winback.events.Refusal;
import io.winback.events.campaign.CouponGrant;
import io.winback.events.notification.MessageSent;
import io.winback.events.offer.CouponReserved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/**
 * All journeys. They move in waves of thousands, so each move is one statement for a batch; its condition on the state is
 * what makes a move that comes twice, or too late, move nothing.
 */
@ApplicationScoped
public class Enrolments {

    private static final String ALL = "enrolment.decision_id, enrolment.episode_id, enrolment.customer_id,"
            + " enrolment.campaign_id, enrolment.revision, enrolment.variant, enrolment.state, enrolment.step,"
            + " enrolment.coupon_code, enrolment.offer_id, enrolment.offer_name,"
            + " enrolment.coupon_until, enrolment.reached_at";

    private final Session database;

    Enrolments(Session database) {
        this.database = database;
    }

    void begin(List<Participant> participants, Enrolment.State state) {
        database.createNativeMutationQuery("""
                        insert into enrolment (decision_id, episode_id, customer_id, campaign_id, revision, variant, state, step)
                        select decision_id, episode_id, customer_id, campaign_id, revision, variant, :state, 1
                        from unnest(:decisions, :episodes, :customers, :campaigns, :revisions, :variants)
                            as fresh (decision_id, episode_id, customer_id, campaign_id, revision, variant)""")
                .setParameter("state", state.name())
                .setParameter(
                        "decisions",
                        participants.stream().map(Participant::decisionId).toArray(UUID[]::new))
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

    /** Those whose coupon was awaited have it now; answers them. */
    List<Enrolment> equip(List<CouponReserved> coupons) {
        return enrolments(database.createNativeQuery("""
                        update enrolment set state = 'AWAITING_MESSAGE', coupon_code = kept.code,
                            offer_id = kept.offer_id, offer_name = kept.offer_name,
                            coupon_until = cast(kept.until as timestamptz)
                        from unnest(:decisions, :codes, :offers, :names, :ends)
                            as kept (decision_id, code, offer_id, offer_name, until)
                        where enrolment.decision_id = kept.decision_id and enrolment.state = 'AWAITING_COUPON'
                        returning\s""" + ALL, Tuple.class)
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

    /** Their message was sent; the first one counts. Answers them. */
    List<Enrolment> reach(List<MessageSent> messages) {
        return enrolments(database.createNativeQuery("""
                        update enrolment set state = case when state = 'ENDED' then state else 'REACHED' end,
                            reached_at = coalesce(reached_at, cast(sent.at as timestamptz)),
                            channel = coalesce(enrolment.channel, sent.channel)
                        from unnest(:decisions, :times, :channels) as sent (decision_id, at, channel)
                        where enrolment.decision_id = sent.decision_id
                        returning\s""" + ALL, Tuple.class)
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
                        update enrolment set next_step_at = cast(due.at as timestamptz)
                        from unnest(:decisions, :times) as due (decision_id, at)
                        where enrolment.decision_id = due.decision_id and enrolment.state = 'REACHED'""")
                .setParameter(
                        "decisions", entries.stream().map(Map.Entry::getKey).toArray(UUID[]::new))
                .setParameter("times", column(entries, entry -> entry.getValue().toString()))
                .executeUpdate();
    }

    /** Moves up to so many whose next step is due on to it, and answers them; two replicas move different ones. */
    List<Enrolment> advance(Instant now, int most) {
        return enrolments(database.createNativeQuery("""
                        update enrolment set step = step + 1, next_step_at = null, state = 'AWAITING_MESSAGE'
                        where decision_id in (
                            select decision_id from enrolment where next_step_at <= :now and state = 'REACHED'
                            order by next_step_at limit :most for update skip locked)
                        returning\s""" + ALL, Tuple.class)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList());
    }

    /** Those of these episodes, held until the running transaction ends. */
    List<Enrolment> held(Collection<UUID> episodeIds) {
        return enrolments(database.createNativeQuery(
                        "select " + ALL
                                + " from enrolment where episode_id = any(:episodes) order by decision_id for update",
                        Tuple.class)
                .setParameter("episodes", episodeIds.toArray(UUID[]::new))
                .getResultList());
    }

    /** Those of one person, held until the running transaction ends. */
    List<Enrolment> held(String customerId) {
        return held(
                database.createNativeQuery("select episode_id from episode where customer_id = :customer", UUID.class)
                        .setParameter("customer", customerId)
                        .getResultList());
    }

    void end(Collection<UUID> decisionIds, Function<UUID, Refusal> reason) {
        var ids = List.copyOf(decisionIds);
        database.createNativeMutationQuery("""
                        update enrolment set state = 'ENDED', next_step_at = null, ended_because = ended.reason
                        from unnest(:decisions, :reasons) as ended (decision_id, reason)
                        where enrolment.decision_id = ended.decision_id and enrolment.state <> 'ENDED'""")
                .setParameter("decisions", ids.toArray(UUID[]::new))
                .setParameter("reasons", column(ids, id -> reason.apply(id).name()))
                .executeUpdate();
    }

    /** How many journeys wait for somebody else. */
    public long awaiting() {
        return database.createNativeQuery(
                        "select count(*) from enrolment where state in ('AWAITING_COUPON', 'AWAITING_MESSAGE')",
                        Long.class)
                .getSingleResult();
    }

    private static List<Enrolment> enrolments(List<Tuple> rows) {
        return rows.stream()
                .map(row -> new Enrolment(
                        new Participant(
                                row.get(0, UUID.class),
                                row.get(1, UUID.class),
                                row.get(2, String.class),
                                row.get(3, String.class),
                                row.get(4, Integer.class),
                                row.get(5, String.class)),
                        Enrolment.State.valueOf(row.get(6, String.class)),
                        row.get(7, Integer.class),
                        row.get(8) == null
                                ? null
                                : new CouponGrant(
                                        row.get(8, String.class),
                                        row.get(9, String.class),
                                        row.get(10, String.class),
                                        row.get(11, Instant.class)),
                        row.get(12, Instant.class)))
                .toList();
    }

    private static <E> String[] column(List<E> rows, Function<E, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
