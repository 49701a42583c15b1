package io.winback.notification.message;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.chassis.http.QueryFilter;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** All messages. Thousands may change in a second, so a batch is changed by one statement. */
@ApplicationScoped
class Messages implements PanacheRepositoryBase<Message, UUID> {

    /**
     * Stores new messages, except those of withdrawn decisions and those whose decision, step and try have one already.
     *
     * @return the ids of the stored messages
     */
    @Transactional(MANDATORY)
    Set<UUID> store(List<Message> messages) {
        return new HashSet<>(scalar(getSession(), """
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

    /** Messages that waited for a recipient who is stored now. They stay locked until the transaction ends. */
    @Transactional(MANDATORY)
    List<Message> routable(int most) {
        return getSession()
                .createNativeQuery(
                        "select * from message where channel is null and state = " + MessageState.DEFERRED.sql()
                                + " and exists (select from recipient where recipient.customer_id = message.customer_id)"
                                + " order by due_at limit :most for update skip locked",
                        Message.class)
                .setParameter("most", most)
                .getResultList();
    }

    /** Messages that waited too long for a recipient. They stay locked until the transaction ends. */
    @Transactional(MANDATORY)
    List<Message> waitingTooLong(Instant now, int most) {
        return getSession()
                .createNativeQuery(
                        "select * from message where channel is null and state = " + MessageState.DEFERRED.sql()
                                + " and due_at <= :now"
                                + " and not exists (select from recipient"
                                + " where recipient.customer_id = message.customer_id)"
                                + " order by due_at limit :most for update skip locked",
                        Message.class)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList();
    }

    /**
     * Withdraws the messages of decisions: those that wait end, and claimed ones get no further attempt. It is one statement, so that no
     * worker claims a message in between.
     *
     * @return the messages that ended: skipped, or counted as sent because an earlier attempt may have reached the recipient
     */
    @Transactional(MANDATORY)
    List<Message> withdraw(Map<UUID, Refusal> reasons, Instant now) {
        var ids = List.copyOf(reasons.keySet());
        return getSession()
                .createNativeQuery("""
                        update message set not_after = :now,
                            state = case when claimed_until >= :now then state
                                -- an earlier attempt may have reached the recipient
                                when unknown_outcomes > 0 or claimed_until is not null then :sent
                                else :skipped end,
                            sent_at = case when claimed_until >= :now then null
                                when unknown_outcomes > 0 or claimed_until is not null
                                    then cast(:now as timestamptz) end,
                            reason = case when claimed_until is null and unknown_outcomes = 0 then ended.reason end,
                            -- the worker that claimed it does not write it, unless it has begun
                            recalled = claimed_until is not null and claimed_until >= :now
                        from unnest(:decisions, :reasons) as ended (decision_id, reason)
                        where message.decision_id = ended.decision_id and state = any(:waiting)
                        returning message.*""", Message.class)
                .setParameter("now", now)
                .setParameter("sent", MessageState.SENT.name())
                .setParameter("skipped", MessageState.SKIPPED.name())
                .setParameter(
                        "waiting",
                        MessageState.waiting().stream().map(MessageState::name).toArray(String[]::new))
                .setParameter("decisions", ids.toArray(UUID[]::new))
                .setParameter(
                        "reasons",
                        ids.stream().map(id -> reasons.get(id).name()).toArray(String[]::new))
                .getResultList()
                .stream()
                .filter(message -> !message.state().isWaiting())
                .toList();
    }

    /** The channels that each of these steps was tried on, by decision id. */
    Map<UUID, Set<Channel>> triedChannels(Map<UUID, Integer> stepOfDecision) {
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

    boolean isStored(UUID decisionId, int step, int tryNumber) {
        return count("decisionId = ?1 and step = ?2 and tryNumber = ?3", decisionId, step, tryNumber) > 0;
    }

    /** The tries of one step of a decision, in their order. */
    List<Message> tries(UUID decisionId, int step) {
        return list("decisionId = ?1 and step = ?2 order by tryNumber", decisionId, step);
    }

    /** The newest first; each condition may be null. */
    List<Message> page(String customerId, MessageState state, Channel channel, UUID before, int most) {
        var conditions = new QueryFilter()
                .and("customerId = :customer", "customer", customerId)
                .and("state = :state", "state", state)
                .and("channel = :channel", "channel", channel)
                .and("messageId < :before", "before", before);
        return find(conditions + " order by messageId desc", conditions.parameters())
                .page(0, most)
                .list();
    }

    private static String[] column(List<Message> rows, Function<Message, Object> value) {
        return rows.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }
}
