package io.winback.notification.message;

import io.winback.events.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * The waiting messages of paused campaigns. A held message is not due, so that claims do not read it. Its reason marks it: the
 * index {@code message_held} finds it, if the reason and the states are constants of the statement.
 */
@ApplicationScoped
class HeldMessages {

    /** When a held message is due: never, until it is released. */
    static final Instant HELD_UNTIL = Instant.parse("9999-12-31T00:00:00Z");

    static final String HELD_SQL =
            "reason = '" + Refusal.CAMPAIGN_PAUSED.name() + "' and state in " + MessageState.WAITING_SQL;

    private final Session database;

    HeldMessages(Session database) {
        this.database = database;
    }

    /** The campaigns that have held messages. Each is found by one step through the index. */
    List<String> campaigns() {
        return scalar(database, """
                        with recursive held (campaign_id) as (
                            select min(campaign_id) from message where {held}
                            union all
                            select (select min(campaign_id) from message
                                    where {held} and message.campaign_id > held.campaign_id)
                            from held where held.campaign_id is not null)
                        select campaign_id from held where campaign_id is not null""".replace("{held}", HELD_SQL), String.class).getResultList();
    }

    /**
     * Makes held messages of these campaigns due again, the oldest first.
     *
     * @return how many
     */
    @Transactional(MANDATORY)
    int release(Set<String> campaigns, Instant now, int most) {
        return database.createNativeMutationQuery("""
                        update message set due_at = :now, reason = null
                        where message_id = any(array(
                            select message_id from message where {held} and campaign_id = any(:campaigns)
                            order by campaign_id, message_id limit :most for update skip locked))""".replace("{held}", HELD_SQL))
                .setParameter("now", now)
                .setParameter("campaigns", campaigns.toArray(String[]::new))
                .setParameter("most", most)
                .executeUpdate();
    }
}
