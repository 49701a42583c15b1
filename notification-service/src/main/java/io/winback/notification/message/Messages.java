package io.winback.notification.message;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.winback.events.Channel;
import io.winback.events.EventJson;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

import static java.nio.charset.StandardCharsets.UTF_8;

/** All messages. A wave moves thousands a second, so each move of a batch is one statement. */
@ApplicationScoped
class Messages implements PanacheRepositoryBase<Message, UUID> {

    /** Keeps those whose decision, step and try have none yet, and answers their ids. */
    Set<UUID> keep(List<Message> messages) {
        return new HashSet<>(getSession()
                .createNativeQuery("""
                        insert into message (message_id, decision_id, step, try_number, customer_id, campaign_id, channel,
                            state, reason, request, created_at, due_at, not_after)
                        select message_id, decision_id, step, try_number, customer_id, campaign_id, channel, state, reason,
                            request, cast(created_at as timestamptz), cast(due_at as timestamptz),
                            cast(not_after as timestamptz)
                        from unnest(:ids, :decisions, :steps, :tries, :customers, :campaigns, :channels, :states,
                                :reasons, :requests, :created, :due, :ends)
                            as fresh (message_id, decision_id, step, try_number, customer_id, campaign_id, channel,
                                state, reason, request, created_at, due_at, not_after)
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
                .getResultList());
    }

    /** Takes up to so many that are due; two workers take different ones. The recipient is not looked up yet. */
    List<Claimed> claim(Channel channel, Instant now, Instant until, int most) {
        return getSession()
                .createNativeQuery("""
                        with due as (
                            select message_id, claimed_until as before from message
                            where channel = :channel and state in ('QUEUED', 'DEFERRED') and due_at <= :now
                                and (claimed_until is null or claimed_until < :now)
                            order by due_at limit :most for update skip locked)
                        update message set claimed_until = :until, attempts = attempts + 1
                        from due where message.message_id = due.message_id
                        returning message.message_id, try_number, request, not_after, attempts, due.before""", Tuple.class)
                .setParameter("channel", channel.name())
                .setParameter("now", now)
                .setParameter("until", until)
                .setParameter("most", most)
                .getResultList()
                .stream()
                .map(row -> new Claimed(
                        row.get(0, UUID.class),
                        row.get(1, Integer.class),
                        channel,
                        request(row.get(2, String.class)),
                        row.get(3, Instant.class),
                        row.get(4, Integer.class),
                        row.get(5) != null,
                        null))
                .toList();
    }

    /** Ends or postpones those that are still under way, and answers the ids of those that were. */
    Set<UUID> settle(List<Settled> settled) {
        return new HashSet<>(getSession()
                .createNativeQuery("""
                        update message set state = done.state, reason = done.reason, claimed_until = null,
                            due_at = coalesce(cast(done.due_at as timestamptz), message.due_at),
                            sent_at = cast(done.sent_at as timestamptz)
                        from unnest(:ids, :states, :reasons, :due, :sent) as done (message_id, state, reason, due_at, sent_at)
                        where message.message_id = done.message_id and message.state in ('QUEUED', 'DEFERRED')
                        returning message.message_id""", UUID.class)
                .setParameter("ids", settled.stream().map(Settled::messageId).toArray(UUID[]::new))
                .setParameter("states", column(settled, Settled::state))
                .setParameter("reasons", column(settled, Settled::reason))
                .setParameter("due", column(settled, Settled::dueAt))
                .setParameter("sent", column(settled, Settled::sentAt))
                .getResultList());
    }

    /** What became of a message. */
    record Settled(UUID messageId, MessageState state, Refusal reason, Instant dueAt, Instant sentAt) {}

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
                                + " order by due_at limit :most for update skip locked",
                        Message.class)
                .setParameter("now", now)
                .setParameter("most", most)
                .getResultList();
    }

    /** Gives those that waited for their person the channel they go by, or their end. */
    void route(List<Message> routed) {
        getSession()
                .createNativeMutationQuery("""
                        update message set channel = route.channel, state = route.state, reason = route.reason,
                            due_at = cast(route.due_at as timestamptz)
                        from unnest(:decisions, :steps, :channels, :states, :reasons, :due)
                            as route (decision_id, step, channel, state, reason, due_at)
                        where message.decision_id = route.decision_id and message.step = route.step
                            and message.try_number = 1 and message.channel is null""")
                .setParameter(
                        "decisions", routed.stream().map(Message::decisionId).toArray(UUID[]::new))
                .setParameter("steps", routed.stream().map(Message::step).toArray(Integer[]::new))
                .setParameter("channels", column(routed, Message::channel))
                .setParameter("states", column(routed, Message::state))
                .setParameter("reasons", column(routed, Message::reason))
                .setParameter("due", column(routed, Message::dueAt))
                .executeUpdate();
    }

    /** Those of these decisions that nobody works on end unsaid; answers them. What is under way has its last attempt. */
    List<Message> withdraw(Map<UUID, Refusal> reasons, Instant now) {
        var ids = List.copyOf(reasons.keySet());
        getSession()
                .createNativeMutationQuery("""
                        update message set not_after = :now
                        where decision_id = any(:decisions) and state in ('QUEUED', 'DEFERRED') and claimed_until >= :now""")
                .setParameter("now", now)
                .setParameter("decisions", ids.toArray(UUID[]::new))
                .executeUpdate();
        return getSession()
                .createNativeQuery("""
                        update message set state = 'SKIPPED', reason = ended.reason
                        from unnest(:decisions, :reasons) as ended (decision_id, reason)
                        where message.decision_id = ended.decision_id and state in ('QUEUED', 'DEFERRED')
                            and (claimed_until is null or claimed_until < :now)
                        returning message.*""", Message.class)
                .setParameter("now", now)
                .setParameter("decisions", ids.toArray(UUID[]::new))
                .setParameter(
                        "reasons",
                        ids.stream().map(id -> reasons.get(id).name()).toArray(String[]::new))
                .getResultList();
    }

    /** Whether a worker has a message to this person in hand. */
    boolean underWay(String customerId, Instant now) {
        return !getSession()
                .createNativeQuery(
                        "select 1 from message where customer_id = :customer and state in ('QUEUED', 'DEFERRED')"
                                + " and claimed_until >= :now limit 1",
                        Integer.class)
                .setParameter("customer", customerId)
                .setParameter("now", now)
                .getResultList()
                .isEmpty();
    }

    /** The channels that a step was tried on. */
    Map<UUID, Set<Channel>> tried(Collection<UUID> decisionIds) {
        var tried = new HashMap<UUID, Set<Channel>>();
        getSession()
                .createNativeQuery(
                        "select decision_id, channel, step from message where decision_id = any(:decisions)"
                                + " and channel is not null and step = (select max(step) from message m"
                                + " where m.decision_id = message.decision_id)",
                        Tuple.class)
                .setParameter("decisions", decisionIds.toArray(UUID[]::new))
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
        var conditions = new StringBuilder("1 = 1");
        var parameters = new HashMap<String, Object>();
        customerId.ifPresent(id -> {
            conditions.append(" and customerId = :customer");
            parameters.put("customer", id);
        });
        state.ifPresent(wanted -> {
            conditions.append(" and state = :state");
            parameters.put("state", wanted);
        });
        channel.ifPresent(wanted -> {
            conditions.append(" and channel = :channel");
            parameters.put("channel", wanted);
        });
        before.ifPresent(id -> {
            conditions.append(" and messageId < :before");
            parameters.put("before", id);
        });
        return find(conditions + " order by messageId desc", parameters)
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

    private static OutreachRequested request(String json) {
        try {
            return EventJson.read(json.getBytes(UTF_8), OutreachRequested.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored request cannot be read", e);
        }
    }

    private static <R> String[] column(List<R> rows, Function<R, Object> value) {
        return rows.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }
}
