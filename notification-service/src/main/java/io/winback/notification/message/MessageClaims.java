package io.winback.notification.message;

import io.winback.notification.message.Settlement.AttemptKind;
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
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The claims of workers on messages: a claim is extended while the worker runs, and ended by a settlement. */
@ApplicationScoped
public class MessageClaims {

    private final Session database;

    MessageClaims(Session database) {
        this.database = database;
    }

    /**
     * Ends claims. A settlement has no effect if its message has ended, or if another claim has begun, unless the provider
     * accepted the message.
     *
     * @return the deadlines of the messages whose settlement had an effect, by id; a value is null where there is none
     */
    @Transactional(MANDATORY)
    public Map<UUID, Instant> settle(List<Settlement> settlements) {
        var effective = new HashMap<UUID, Instant>();
        database.createNativeQuery("""
                        update message set state = done.state, reason = done.reason, claimed_until = null,
                            claim_id = null, written = false, recalled = false,
                            attempts = attempts - case when done.attempt = :answered then 0 else 1 end,
                            outages = outages + case when done.attempt = :outage then 1 else 0 end,
                            unknown_outcomes = unknown_outcomes + case when done.attempt = :unknown then 1 else 0 end,
                            due_at = coalesce(cast(done.due_at as timestamptz), message.due_at),
                            sent_at = cast(done.sent_at as timestamptz), parts = coalesce(done.parts, message.parts)
                        from unnest(:ids, :claims, :states, :reasons, :due, :sent, :attempts, :parts)
                            as done (message_id, claim_id, state, reason, due_at, sent_at, attempt, parts)
                        where message.message_id = done.message_id and message.state = any(:waiting)
                            and (message.claim_id = done.claim_id or done.sent_at is not null)
                        returning message.message_id, message.not_after""", Tuple.class)
                .setParameter("answered", AttemptKind.ANSWERED.name())
                .setParameter("outage", AttemptKind.OUTAGE.name())
                .setParameter("unknown", AttemptKind.UNKNOWN.name())
                .setParameter(
                        "waiting",
                        MessageState.waiting().stream().map(MessageState::name).toArray(String[]::new))
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
     * @param written the ids of the messages whose content is written, so that only the answer is missing
     * @return the messages that these claims still hold
     */
    @Transactional(MANDATORY)
    public Set<UUID> extend(Map<UUID, UUID> claims, Set<UUID> written, Instant until) {
        return new HashSet<>(scalar(database, """
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

    private static String[] column(List<Settlement> settlements, Function<Settlement, Object> value) {
        return settlements.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }
}
