package io.winback.notification.message;

import io.winback.events.Channel;
import io.winback.events.EventJson;
import io.winback.events.campaign.OutreachRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.Session;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

/**
 * The messages that wait for their provider, and those in hand. A wave moves thousands a second, so each move of a batch
 * is one statement.
 */
@ApplicationScoped
public class MessageQueue {

    /** Steps from one priority to the next through the index, so that messages due later are not read. */
    private static final String LEVELS = """
            with recursive level (priority) as (
                select max(priority) from message where channel = :channel and state in ('QUEUED', 'DEFERRED')
                union all
                select (select max(lower.priority) from message lower where lower.channel = :channel
                        and lower.state in ('QUEUED', 'DEFERRED') and lower.priority < level.priority)
                from level where level.priority is not null)
            """;

    private static final String CLAIM = LEVELS + """
            , due as (
                select found.message_id, found.before from level cross join lateral (
                    select message_id, claimed_until as before from message
                    where channel = :channel and state in ('QUEUED', 'DEFERRED') and priority = level.priority
                        and due_at <= :now and (claimed_until is null or claimed_until < :now)
                    order by due_at limit :most for update skip locked) as found
                limit :most)
            update message set claimed_until = :until, claim_id = :claim, attempts = attempts + 1,
                unknown_outcomes = unknown_outcomes + case when due.before is null then 0 else 1 end,
                written = false, recalled = false
            from due where message.message_id = due.message_id
            returning message.message_id, try_number, request, not_after, attempts, unknown_outcomes, outages,
                due.before, message.customer_id, message.decision_id, message.step""";

    private final Session database;

    MessageQueue(Session database) {
        this.database = database;
    }

    /**
     * Claims messages of a channel that are due, for a lease: the greatest priority first, then the longest due. Two
     * workers claim different messages.
     *
     * @param unreadable takes each claimed message whose request cannot be read
     */
    public List<ClaimedMessage> claim(
            Channel channel,
            UUID claimId,
            Instant now,
            Instant until,
            int most,
            Consumer<UnreadableMessage> unreadable) {
        var claimed = new ArrayList<ClaimedMessage>();
        List<Tuple> rows = database.createNativeQuery(CLAIM, Tuple.class)
                .setParameter("channel", channel.name())
                .setParameter("claim", claimId)
                .setParameter("now", now)
                .setParameter("until", until)
                .setParameter("most", most)
                .getResultList();
        for (var row : rows) {
            try {
                claimed.add(message(row, channel, claimId));
            } catch (RuntimeException e) {
                unreadable.accept(new UnreadableMessage(
                        row.get(0, UUID.class),
                        claimId,
                        row.get(8, String.class),
                        row.get(9, UUID.class),
                        row.get(10, Integer.class),
                        channel,
                        e.getMessage()));
            }
        }
        claimed.sort(comparing(message -> message.request().priorityOrDefault(), reverseOrder()));
        return claimed;
    }

    private static ClaimedMessage message(Tuple row, Channel channel, UUID claimId) {
        return new ClaimedMessage(
                row.get(0, UUID.class),
                claimId,
                row.get(1, Integer.class),
                channel,
                EventJson.readBack(row.get(2, String.class), OutreachRequested.class)
                        .endingAt(row.get(3, Instant.class)),
                row.get(4, Integer.class),
                row.get(5, Integer.class),
                row.get(6, Integer.class),
                row.get(7) != null,
                null);
    }

    /**
     * Ends claims. A settlement has no effect if its message has ended, or if another claim has begun, unless the provider
     * accepted the message.
     *
     * @return the deadlines of the messages whose settlement had an effect, by id; a value is null where there is none
     */
    public Map<UUID, Instant> settle(List<Settlement> settlements) {
        var effective = new HashMap<UUID, Instant>();
        database.createNativeQuery("""
                        update message set state = done.state, reason = done.reason, claimed_until = null,
                            claim_id = null, written = false, recalled = false,
                            attempts = attempts - case when done.attempt = 'ANSWERED' then 0 else 1 end,
                            outages = outages + case when done.attempt = 'OUTAGE' then 1 else 0 end,
                            unknown_outcomes = unknown_outcomes + case when done.attempt = 'UNKNOWN' then 1 else 0 end,
                            due_at = coalesce(cast(done.due_at as timestamptz), message.due_at),
                            sent_at = cast(done.sent_at as timestamptz), parts = coalesce(done.parts, message.parts)
                        from unnest(:ids, :claims, :states, :reasons, :due, :sent, :attempts, :parts)
                            as done (message_id, claim_id, state, reason, due_at, sent_at, attempt, parts)
                        where message.message_id = done.message_id and message.state in ('QUEUED', 'DEFERRED')
                            and (message.claim_id = done.claim_id or done.sent_at is not null)
                        returning message.message_id, message.not_after""", Tuple.class)
                .setParameter(
                        "ids", settlements.stream().map(Settlement::messageId).toArray(UUID[]::new))
                .setParameter(
                        "claims", settlements.stream().map(Settlement::claimId).toArray(UUID[]::new))
                .setParameter("states", column(settlements, Settlement::state))
                .setParameter("reasons", column(settlements, Settlement::reason))
                .setParameter("due", column(settlements, Settlement::dueAt))
                .setParameter("sent", column(settlements, Settlement::sentAt))
                .setParameter("attempts", column(settlements, Settlement::attempt))
                .setParameter(
                        "parts", settlements.stream().map(Settlement::parts).toArray(Integer[]::new))
                .getResultList()
                .forEach(row -> effective.put(row.get(0, UUID.class), row.get(1, Instant.class)));
        return effective;
    }

    /**
     * Extends the leases of claims.
     *
     * @param claims by message id
     * @param written the ids of those whose content is written and not answered yet
     * @return the messages that these claims still hold
     */
    public Set<UUID> extend(Map<UUID, UUID> claims, Set<UUID> written, Instant until) {
        return new HashSet<>(database.createNativeQuery("""
                        update message set claimed_until = :until, written = message.message_id = any(:written)
                        from unnest(:ids, :claims) as mine (message_id, claim_id)
                        where message.message_id = mine.message_id and message.claim_id = mine.claim_id
                        returning message.message_id""", UUID.class)
                .setParameter("ids", claims.keySet().toArray(UUID[]::new))
                .setParameter("claims", claims.values().toArray(UUID[]::new))
                .setParameter("written", written.toArray(UUID[]::new))
                .setParameter("until", until)
                .getResultList());
    }

    /** The messages among these that were recalled since they were claimed. */
    public Set<UUID> recalled(Collection<UUID> ids) {
        return new HashSet<>(database.createNativeQuery(
                        "select message_id from message where message_id = any(:ids) and recalled", UUID.class)
                .setParameter("ids", ids.toArray(UUID[]::new))
                .getResultList());
    }

    /** Asks the workers not to write the messages to a customer that they have in hand. */
    @Transactional
    public void recall(String customerId, Instant now) {
        database.createNativeMutationQuery("""
                        update message set recalled = true where customer_id = :customer
                            and state in ('QUEUED', 'DEFERRED') and claimed_until >= :now and not written""")
                .setParameter("customer", customerId)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** Whether a worker may still write a message to this customer. */
    public boolean mayStillBeWritten(String customerId, Instant now) {
        return !database.createNativeQuery("""
                        select 1 from message where customer_id = :customer and state in ('QUEUED', 'DEFERRED')
                            and claimed_until >= :now and not written limit 1""", Integer.class)
                .setParameter("customer", customerId)
                .setParameter("now", now)
                .getResultList()
                .isEmpty();
    }

    /** When the longest waiting message of a channel became due; empty if none is due. */
    public Optional<Instant> oldestDue(Channel channel, Instant now) {
        return Optional.ofNullable(database.createNativeQuery(LEVELS + """
                                select min(first.due_at) from level cross join lateral (
                                    select due_at from message
                                    where channel = :channel and state in ('QUEUED', 'DEFERRED')
                                        and priority = level.priority
                                    order by due_at limit 1) as first
                                where first.due_at <= :now""", Instant.class)
                .setParameter("channel", channel.name())
                .setParameter("now", now)
                .getSingleResult());
    }

    private static String[] column(List<Settlement> settlements, Function<Settlement, Object> value) {
        return settlements.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }
}
