package io.winback.notification.hold;

import io.winback.events.campaign.SendingHoldChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

/**
 * The stored holds, and the campaigns whose journeys have ended. All replicas read the holds before each claim, and four times a
 * second while messages are in flight.
 */
@ApplicationScoped
public class SendingHolds {

    /** The scope of all messages. */
    private static final String ALL =
            SendingHoldChanged.ofAll(true, null, null, 0).scope();

    private final Session database;

    SendingHolds(Session database) {
        this.database = database;
    }

    /** Stores a change, unless a later change of the same hold is stored already. */
    @Transactional(MANDATORY)
    void store(SendingHoldChanged change) {
        database.createNativeMutationQuery("""
                        insert into sending_hold (scope, held, reason, since, version)
                        values (:scope, :held, cast(:reason as text), :since, :version)
                        on conflict (scope) do update set held = excluded.held, reason = excluded.reason,
                            since = excluded.since, version = excluded.version
                        where sending_hold.version < excluded.version""")
                .setParameter("scope", change.scope())
                .setParameter("held", change.held())
                .setParameter("reason", change.reason())
                .setParameter("since", change.since())
                .setParameter("version", change.version())
                .executeUpdate();
        if (change.endedRevision() != null) {
            noteEnd(change.scope(), change.endedRevision());
        }
    }

    /** The end is permanent, so a change of any version stores it. */
    private void noteEnd(String scope, int revision) {
        database.createNativeMutationQuery("""
                        update sending_hold set ended_revision = greatest(ended_revision, :revision)
                        where scope = :scope""")
                .setParameter("scope", scope)
                .setParameter("revision", revision)
                .executeUpdate();
    }

    /** The journeys of these campaigns that have ended. */
    @Transactional
    public EndedJourneys endedJourneys(Collection<String> campaignIds) {
        return new EndedJourneys(database
                .createNativeQuery("""
                        select scope, ended_revision from sending_hold
                        where scope = any(:campaigns) and ended_revision is not null""", Tuple.class)
                .setParameter("campaigns", campaignIds.toArray(String[]::new))
                .getResultList()
                .stream()
                .collect(toMap(row -> row.get(0, String.class), row -> row.get(1, Integer.class))));
    }

    /** The holds at this moment. */
    public Holds current() {
        Set<String> scopes = new HashSet<>(scalar(database, "select scope from sending_hold where held", String.class)
                .getResultList());
        return new Holds(scopes.remove(ALL), scopes);
    }

    /** All that is held, by scope. */
    List<SendingHold> held() {
        return database
                .createNativeQuery(
                        "select scope, held, reason, since, version from sending_hold where held order by scope",
                        Tuple.class)
                .getResultList()
                .stream()
                .map(row -> new SendingHold(
                        row.get(0, String.class),
                        row.get(1, Boolean.class),
                        row.get(2, String.class),
                        row.get(3, Instant.class),
                        row.get(4, Long.class)))
                .toList();
    }
}
