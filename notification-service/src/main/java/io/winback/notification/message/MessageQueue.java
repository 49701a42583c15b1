package io.winback.notification.message;

import io.winback.events.Channel;
import io.winback.events.EventJson;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.Session;

/** The messages that are to be handed over, as workers see them. A wave moves thousands a second, so each move of a batch is one statement. */
@ApplicationScoped
class MessageQueue {

    private final Session database;

    MessageQueue(Session database) {
        this.database = database;
    }

    /** Takes up to so many that are due, for a lease; two workers take different ones. */
    List<Taken> take(Channel channel, Instant now, Instant until, int most) {
        return database
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
                .map(row -> new Taken(
                        row.get(0, UUID.class),
                        row.get(1, Integer.class),
                        EventJson.readBack(row.get(2, String.class), OutreachRequested.class)
                                .endingAt(row.get(3, Instant.class)),
                        row.get(4, Integer.class),
                        row.get(5) != null))
                .toList();
    }

    /** A message taken up. */
    record Taken(UUID messageId, int tryNumber, OutreachRequested request, int attempts, boolean resumed) {}

    /**
     * Ends or postpones those that are still under way.
     *
     * @return when it is too late to say them, by the ids of those that were; null where it never is
     */
    Map<UUID, Instant> settle(List<Settled> settled) {
        var effective = new HashMap<UUID, Instant>();
        database.createNativeQuery("""
                        update message set state = done.state, reason = done.reason,
                            claimed_until = case when done.claim = 'KEPT' then claimed_until end,
                            attempts = attempts - case when done.claim = 'UNDONE' then 1 else 0 end,
                            due_at = coalesce(cast(done.due_at as timestamptz), message.due_at),
                            sent_at = cast(done.sent_at as timestamptz)
                        from unnest(:ids, :states, :reasons, :due, :sent, :claims)
                            as done (message_id, state, reason, due_at, sent_at, claim)
                        where message.message_id = done.message_id and message.state in ('QUEUED', 'DEFERRED')
                        returning message.message_id, message.not_after""", Tuple.class)
                .setParameter("ids", settled.stream().map(Settled::messageId).toArray(UUID[]::new))
                .setParameter("states", column(settled, Settled::state))
                .setParameter("reasons", column(settled, Settled::reason))
                .setParameter("due", column(settled, Settled::dueAt))
                .setParameter("sent", column(settled, Settled::sentAt))
                .setParameter("claims", column(settled, Settled::claim))
                .getResultList()
                .forEach(row -> effective.put(row.get(0, UUID.class), row.get(1, Instant.class)));
        return effective;
    }

    /** What became of a message. */
    record Settled(UUID messageId, MessageState state, Refusal reason, Instant dueAt, Instant sentAt, Claim claim) {

        /** What becomes of the claim on it. */
        enum Claim {
            ENDED,
            /** Its provider may still come to it: it counts as in hand until the lease is over. */
            KEPT,
            /** It was never handed over, and that was no attempt. */
            UNDONE
        }

        static Settled sent(UUID messageId, Instant at) {
            return new Settled(messageId, MessageState.SENT, null, null, at, Claim.ENDED);
        }

        static Settled failed(UUID messageId, Refusal reason) {
            return new Settled(messageId, MessageState.FAILED, reason, null, null, Claim.ENDED);
        }

        static Settled skipped(UUID messageId, Refusal reason) {
            return new Settled(messageId, MessageState.SKIPPED, reason, null, null, Claim.ENDED);
        }

        static Settled deferred(UUID messageId, Instant dueAt, Claim claim) {
            return new Settled(messageId, MessageState.DEFERRED, null, dueAt, null, claim);
        }

        /** Whether its channel is out of the question now, and the person was not reached. */
        boolean leavesItUnsaid() {
            return state == MessageState.FAILED || state == MessageState.SKIPPED;
        }
    }

    /** Whether a worker has a message to this person in hand. */
    boolean underWay(String customerId, Instant now) {
        return !database.createNativeQuery(
                        "select 1 from message where customer_id = :customer and state in ('QUEUED', 'DEFERRED')"
                                + " and claimed_until >= :now limit 1",
                        Integer.class)
                .setParameter("customer", customerId)
                .setParameter("now", now)
                .getResultList()
                .isEmpty();
    }

    private static String[] column(List<Settled> settled, Function<Settled, Object> value) {
        return settled.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }
}
