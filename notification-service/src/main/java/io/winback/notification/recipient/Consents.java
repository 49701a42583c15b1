package io.winback.notification.recipient;

import io.winback.events.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Session;

import static java.util.stream.Collectors.toMap;

/**
 * What people allowed. Who is about to send shares a lock that who changes a consent needs alone: so no message is taken
 * up on a consent that is being withdrawn at that moment.
 */
@ApplicationScoped
public class Consents {

    private static final long LOCK = 0x636F6E73656E74L;

    private final Session database;

    Consents(Session database) {
        this.database = database;
    }

    /** From here to the end of the running transaction no consent changes. */
    public void holdStill() {
        lock("pg_advisory_xact_lock_shared");
    }

    /** Keeps the latest word on each; answers those that changed something. Old news disturbs nobody who sends. */
    List<ConsentChange> keep(List<ConsentChange> said) {
        var changes = newer(said);
        if (changes.isEmpty()) {
            return changes;
        }
        lock("pg_advisory_xact_lock");
        var effective = database.createNativeQuery("""
                        with said as (
                            select customer_id, channel, granted, cast(changed_at as timestamptz), source
                            from unnest(:customers, :channels, :granted, :times, :sources)
                                as said (customer_id, channel, granted, changed_at, source)),
                        before as (
                            select consent.customer_id, consent.channel, consent.granted
                            from consent join said using (customer_id, channel)),
                        kept as (
                            insert into consent as present (customer_id, channel, granted, changed_at, source)
                            select * from said
                            on conflict (customer_id, channel) do update set granted = excluded.granted,
                                changed_at = excluded.changed_at, source = excluded.source
                            where present.changed_at < excluded.changed_at
                            returning customer_id, channel, granted)
                        select kept.customer_id || ' ' || kept.channel
                        from kept left join before using (customer_id, channel)
                        where before.granted is distinct from kept.granted""", String.class)
                .setParameter("customers", column(changes, ConsentChange::customerId))
                .setParameter(
                        "channels", column(changes, change -> change.channel().name()))
                .setParameter(
                        "granted", changes.stream().map(ConsentChange::granted).toArray(Boolean[]::new))
                .setParameter(
                        "times", column(changes, change -> change.changedAt().toString()))
                .setParameter("sources", column(changes, ConsentChange::source))
                .getResultList();
        var changed = Set.copyOf(effective);
        return changes.stream()
                .filter(change -> changed.contains(change.customerId() + ' ' + change.channel()))
                .toList();
    }

    private List<ConsentChange> newer(List<ConsentChange> said) {
        var known = database
                .createNativeQuery("""
                        select customer_id || ' ' || channel, changed_at from consent
                        where customer_id = any(:customers)""", Tuple.class)
                .setParameter("customers", column(said, ConsentChange::customerId))
                .getResultList()
                .stream()
                .collect(toMap(row -> row.get(0, String.class), row -> row.get(1, Instant.class)));
        return said.stream()
                .filter(change -> {
                    var at = known.get(change.customerId() + ' ' + change.channel());
                    return at == null || at.isBefore(change.changedAt());
                })
                .toList();
    }

    public Map<Channel, Boolean> of(String customerId) {
        var consents = new EnumMap<Channel, Boolean>(Channel.class);
        database.createNativeQuery("select channel, granted from consent where customer_id = :customer", Tuple.class)
                .setParameter("customer", customerId)
                .getResultList()
                .forEach(row -> consents.put(Channel.valueOf(row.get(0, String.class)), row.get(1, Boolean.class)));
        return consents;
    }

    void forget(String customerId) {
        database.createNativeMutationQuery("delete from consent where customer_id = :customer")
                .setParameter("customer", customerId)
                .executeUpdate();
    }

    private void lock(String function) {
        database.createNativeQuery("select 1 from " + function + "(:lock)", Integer.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    private static String[] column(List<ConsentChange> changes, Function<ConsentChange, String> value) {
        return changes.stream().map(value).toArray(String[]::new);
    }
}
