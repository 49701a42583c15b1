package io.winback.notification.message;

import io.winback.chassis.http.FailureInWords;
import io.winback.events.Channel;
import io.winback.events.EventJson;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;

/** The queue of each channel: the waiting messages by priority, then by the time they are due. */
@ApplicationScoped
public class MessageQueue {

    /** Finds each priority by one step through the index, so that messages due later are not read. */
    private static final String LEVELS = """
            with recursive level (priority) as (
                select max(priority) from message where channel = :channel and state in {waiting}
                union all
                select (select max(lower.priority) from message lower where lower.channel = :channel
                        and lower.state in {waiting} and lower.priority < level.priority)
                from level where level.priority is not null)
            """;

    /** One statement for a batch, as thousands of messages are claimed in a second. */
    private static final String CLAIM = LEVELS + """
            , due as (
                select found.message_id, found.before from level cross join lateral (
                    select message_id, claimed_until as before from message
                    where channel = :channel and state in {waiting} and priority = level.priority
                        and due_at <= :now and (claimed_until is null or claimed_until < :now)
                        and campaign_id <> all(:held)
                    order by due_at limit :most for update skip locked) as found
                limit :most)
            update message set claimed_until = :until, claim_id = :claim, attempts = attempts + 1,
                unknown_outcomes = unknown_outcomes + case when due.before is null then 0 else 1 end,
                written = false, recalled = false
            from due where message.message_id = due.message_id
            returning message.message_id, try_number, request, not_after, attempts, unknown_outcomes, outages,
                due.before, message.customer_id, message.decision_id, message.step""";

    /** A held message is not due any more, so that the next claims do not read it. */
    private static final String HOLD = LEVELS + """
            , due as (
                select found.message_id from level cross join lateral (
                    select message_id from message
                    where channel = :channel and state in {waiting} and priority = level.priority
                        and due_at <= :now and (claimed_until is null or claimed_until < :now)
                        and campaign_id = any(:held)
                    order by due_at limit :most for update skip locked) as found
                limit :most)
            update message set due_at = :until, reason = :reason
            from due where message.message_id = due.message_id""";

    /** How many messages one claim holds back at most. */
    private static final int MOST_HELD = 2_000;

    private static final String OLDEST_DUE = LEVELS + """
            select min(first.due_at) from level cross join lateral (
                select due_at from message
                where channel = :channel and state in {waiting} and priority = level.priority
                order by due_at limit 1) as first
            where first.due_at <= :now""";

    private static final Duration HOLD_EVERY = Duration.ofSeconds(1);

    private final Map<Channel, Instant> lastHold = new ConcurrentHashMap<>();
    private final Session database;

    MessageQueue(Session database) {
        this.database = database;
    }

    /**
     * A claim of messages of one channel.
     *
     * @param until the end of its lease
     * @param most how many messages it takes at most
     * @param held the campaigns whose messages it does not take
     */
    public record Claim(UUID id, Channel channel, Instant now, Instant until, int most, Set<String> held) {}

    /**
     * Claims messages that are due: the greatest priority first, then the longest due. Two workers claim different messages.
     *
     * @param unreadable takes each claimed message whose request cannot be read
     */
    @Transactional(MANDATORY)
    public List<ClaimedMessage> claim(Claim claim, Consumer<UnreadableMessage> unreadable) {
        if (!claim.held().isEmpty() && isHoldDue(claim)) {
            hold(claim);
        }
        var claimed = new ArrayList<ClaimedMessage>();
        List<Tuple> rows = database.createNativeQuery(ofWaiting(CLAIM), Tuple.class)
                .setParameter("channel", claim.channel().name())
                .setParameter("claim", claim.id())
                .setParameter("now", claim.now())
                .setParameter("until", claim.until())
                .setParameter("most", claim.most())
                .setParameter("held", claim.held().toArray(String[]::new))
                .getResultList();
        for (var row : rows) {
            try {
                claimed.add(message(row, claim));
            } catch (RuntimeException e) {
                unreadable.accept(unreadable(row, claim, FailureInWords.of(e, "the stored request cannot be read")));
            }
        }
        claimed.sort(comparing(message -> message.request().priorityOrDefault(), reverseOrder()));
        return claimed;
    }

    /** Looking for messages to hold reads all due messages, so a channel does it once a second. Claims take none of them. */
    private boolean isHoldDue(Claim claim) {
        var last = lastHold.get(claim.channel());
        if (last != null
                && claim.now().isBefore(last.plus(HOLD_EVERY))
                && !claim.now().isBefore(last)) {
            return false;
        }
        lastHold.put(claim.channel(), claim.now());
        return true;
    }

    private void hold(Claim claim) {
        database.createNativeMutationQuery(ofWaiting(HOLD))
                .setParameter("channel", claim.channel().name())
                .setParameter("now", claim.now())
                .setParameter("held", claim.held().toArray(String[]::new))
                .setParameter("most", MOST_HELD)
                .setParameter("until", HeldMessages.HELD_UNTIL)
                .setParameter("reason", Refusal.CAMPAIGN_PAUSED.name())
                .executeUpdate();
    }

    /** When the longest waiting message of a channel became due; empty if none is due. */
    public Optional<Instant> oldestDue(Channel channel, Instant now) {
        return Optional.ofNullable(scalar(database, ofWaiting(OLDEST_DUE), Instant.class)
                .setParameter("channel", channel.name())
                .setParameter("now", now)
                .getSingleResult());
    }

    private static String ofWaiting(String sql) {
        return sql.replace("{waiting}", MessageState.WAITING_SQL);
    }

    private static ClaimedMessage message(Tuple row, Claim claim) {
        return new ClaimedMessage(
                row.get(0, UUID.class),
                claim.id(),
                row.get(1, Integer.class),
                claim.channel(),
                EventJson.readBack(row.get(2, String.class), OutreachRequested.class)
                        .endingAt(row.get(3, Instant.class)),
                row.get(4, Integer.class),
                row.get(5, Integer.class),
                row.get(6, Integer.class),
                row.get(7) != null,
                null);
    }

    private static UnreadableMessage unreadable(Tuple row, Claim claim, String problem) {
        return new UnreadableMessage(
                row.get(0, UUID.class),
                claim.id(),
                row.get(8, String.class),
                row.get(9, UUID.class),
                row.get(10, Integer.class),
                claim.channel(),
                problem);
    }
}
