package io.winback.notification.message;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.http.QueryFilter;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** All messages. A wave moves thousands a second, so each move of a batch is one statement. */
@ApplicationScoped
class Messages implements PanacheRepositoryBase<Message, UUID> {

    /** Keeps those whose decision stands, and whose step and try have none yet; answers their ids. */
    Set<UUID> keep(List<Message> messages) {
        return new HashSet<>(getSession()
                .createNativeQuery("""
                        insert into message (message_id, decision_id, step, try_number, customer_id, campaign_id, channel,
                            state, reason, request, created_at, due_at, not_after, priority)
                        select message_id, decision_id, step, try_number, customer_id, campaign_id, channel, state, reason,
                            request, cast(created_at as timestamptz), cast(due_at as timestamptz),
                            cast(not_after as timestamptz), priority
                        from unnest(:ids, :decisions, :steps, :tries, :customers, :campaigns, :channels, :states,
                                :reasons, :requests, :created, :due, :ends, :priorities)
                            as fresh (message_id, decision_id, step, try_number, customer_id, campaign_id, channel,
                                state, reason, request, created_at, due_at, not_after, priority)
                        where not exists (
                            select from withdrawn_decision w where w.decision_id = fresh.decision_id)
                        on conflict (decision_id, step, try_number) do nothing
                        returning message_id""", UUID.class)
                .setParameter("ids", messages.stream().map(Message::id).toArray(UUID[]::new))
                .setParameter(
                        "decisions", messages.stream().map(Message::decisionId).toArray(UUID[]::new))
                .setParameter("steps", messages.stream().map(Message::step).toArray(Integer[]::new))
                .setParameter("tries", messages.stream().map(Message::tryNumber).toArray(Integer[]::new))
                .setParameter("customers", column(messages, Message::customerId))
                .setParameter("campaigns", column(messages, Message::campaignId))
                .setParameter("channels", column(messages, Message::channel))
                .setParameter("states", column(messages, Message::state))
                .setParameter("reasons", column(messages, Message::reason))
                .setParameter("requests", column(messages, Message::requestJson))
                .setParameter("created", column(messages, Message::createdAt))
                .setParameter("due", column(messages, Message::dueAt))
                .setParameter("ends", column(messages, Message::notAfter))
                .setParameter(
                        "priorities", messages.stream().map(Message::priority).toArray(Integer[]::new))
                .getResultList());
    }

    /** Up to so many that waited for a person whom we know by now, held until the running transaction ends. */
    List<Message> awaitedAndKnown(int most) {
        return getSession()
                .createNativeQuery(
                        "select * from message where channel is null and state = 'DEFERRED'"
                                + " and exists (select from recipient where recipient.customer_id = message.customer_id)"
                                + " order by due_at limit :most for update skip locked",
                        Message.class)
                .setParameter("most", most)
                .getResultList();
    }

    /** Up to so many that waited in vain for their person, held until the running transaction ends. */
    List<Message> awaitedInVain(Instant now, int most) {
        return getSession()
                .createNativeQuery(
                        "select * from message where channel is null and state = 'DEFERRED' and due_at <= :now"
                                + " and not exists (select from recipient"
                                + " where recipient.customer_id = message.customer_id)"
                                + " order by due_at limit :most for update skip locked",
                        Message.class)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList();
    }

    /**
     * Ends these decisions: what nobody works on stays unsaid, what is under way has its last attempt, and what is asked
     * for later, as when a dead letter is replayed, is not kept. One statement, so that nothing is taken up in between.
     *
     * @return those that ended with it: skipped, or counted as sent because an earlier attempt may have gone
     */
    List<Message> withdraw(Map<UUID, Refusal> reasons, Instant now) {
        var ids = List.copyOf(reasons.keySet());
        getSession()
                .createNativeMutationQuery(
                        "insert into withdrawn_decision select * from unnest(:decisions) on conflict do nothing")
                .setParameter("decisions", ids.toArray(UUID[]::new))
                .executeUpdate();
        return getSession()
                .createNativeQuery("""
                        update message set not_after = :now,
                            state = case when claimed_until >= :now then state
                                -- an earlier attempt may have reached the recipient
                                when unknown_outcomes > 0 or claimed_until is not null then 'SENT'
                                else 'SKIPPED' end,
                            sent_at = case when claimed_until >= :now then null
                                when unknown_outcomes > 0 or claimed_until is not null
                                    then cast(:now as timestamptz) end,
                            reason = case when claimed_until is null and unknown_outcomes = 0 then ended.reason end,
                            -- a worker that has it in hand does not write it any more, if it has not begun
                            recalled = claimed_until is not null and claimed_until >= :now
                        from unnest(:decisions, :reasons) as ended (decision_id, reason)
                        where message.decision_id = ended.decision_id and state in ('QUEUED', 'DEFERRED')
                        returning message.*""", Message.class)
                .setParameter("now", now)
                .setParameter("decisions", ids.toArray(UUID[]::new))
                .setParameter(
                        "reasons",
                        ids.stream().map(id -> reasons.get(id).name()).toArray(String[]::new))
                .getResultList()
                .stream()
                .filter(message -> message.state() == MessageState.SKIPPED || message.state() == MessageState.SENT)
                .toList();
    }

    /** The channels that each of these steps was tried on, by the decision. */
    Map<UUID, Set<Channel>> tried(Map<UUID, Integer> stepOfDecision) {
        var tried = new HashMap<UUID, Set<Channel>>();
        var decisions = List.copyOf(stepOfDecision.keySet());
        getSession()
                .createNativeQuery("""
                        select message.decision_id, channel
                        from message join unnest(:decisions, :steps) as at (decision_id, step) using (decision_id, step)
                        where channel is not null""", Tuple.class)
                .setParameter("decisions", decisions.toArray(UUID[]::new))
                .setParameter(
                        "steps", decisions.stream().map(stepOfDecision::get).toArray(Integer[]::new))
                .getResultList()
                .forEach(row -> tried.computeIfAbsent(row.get(0, UUID.class), id -> new HashSet<>())
                        .add(Channel.valueOf(row.get(1, String.class))));
        return tried;
    }

    List<Message> page(
            Optional<String> customerId,
            Optional<MessageState> state,
            Optional<Channel> channel,
            Optional<UUID> before,
            int most) {
        var conditions = new QueryFilter()
                .and("customerId = :customer", "customer", customerId)
                .and("state = :state", "state", state)
                .and("channel = :channel", "channel", channel)
                .and("messageId < :before", "before", before);
        return find(conditions + " order by messageId desc", conditions.parameters())
                .page(0, most)
                .list();
    }

    /** How many messages stand where, by channel; those without one yet under {@code NONE}. */
    Map<String, Map<String, Long>> byChannelAndState() {
        var counts = new TreeMap<String, Map<String, Long>>();
        getSession()
                .createNativeQuery(
                        "select coalesce(channel, 'NONE'), state, count(*) from message group by 1, 2", Tuple.class)
                .getResultList()
                .forEach(row -> counts.computeIfAbsent(row.get(0, String.class), channel -> new TreeMap<>())
                        .put(row.get(1, String.class), row.get(2, Long.class)));
        return counts;
    }

    private static String[] column(List<Message> rows, Function<Message, Object> value) {
        return rows.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }
}
