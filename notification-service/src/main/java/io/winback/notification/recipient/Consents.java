package io.winback.notification.recipient;

import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentOrigin;
import io.winback.events.customer.ConsentStatements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;

import static java.util.stream.Collectors.toSet;

/**
 * What people allow. Senders take a shared lock. Changing a consent takes it exclusively, so that no message is claimed on a
 * consent that is being withdrawn at that moment.
 */
@ApplicationScoped
public class Consents {

    /** Of what a profile tells. */
    static final String PROFILE = "profile";

    private static final long LOCK = 0x636F6E73656E74L;

    private final Session database;

    Consents(Session database) {
        this.database = database;
    }

    /** Until the running transaction ends no consent changes. */
    public void holdStill() {
        lock("pg_advisory_xact_lock_shared");
    }

    /**
     * As {@link #lockExclusively}, and waits for the lock longer than a request does: the mail client that posts a withdrawal
     * may not post it again.
     */
    void lockExclusivelyForWithdrawal() {
        database.createNativeQuery(
                        "select set_config('lock_timeout', '3s', true), set_config('statement_timeout', '4s', true)",
                        Tuple.class)
                .getSingleResult();
        lockExclusively();
    }

    /** Until the running transaction ends nobody else changes a consent or claims a message. */
    void lockExclusively() {
        lock("pg_advisory_xact_lock");
    }

    /** A channel of a person. */
    record Key(String customerId, Channel channel) {

        static Key of(ConsentChange change) {
            return new Key(change.customerId(), change.channel());
        }
    }

    /**
     * What became of statements.
     *
     * @param news those that were not known
     * @param persons the latest statements of the customers themselves, whichever of these told them
     */
    record Kept(List<ConsentChange> news, List<ConsentChange> persons) {}

    /** Whether none of these statements is news. */
    boolean areKnown(List<ConsentChange> stated) {
        return news(stated, known(customers(stated))).isEmpty();
    }

    /**
     * Keeps statements, and the history of those that are news. Statements that are known already take no lock; a caller that
     * holds rows of recipients takes it before them where there is news.
     */
    Kept keep(List<ConsentChange> stated, Collection<String> customerIds) {
        var known = known(customerIds);
        var news = news(stated, known);
        if (!news.isEmpty()) {
            lockExclusively();
            // Another transaction may have stored some of them while this one waited.
            known = known(customerIds);
            news = news(stated, known);
        }
        if (!news.isEmpty()) {
            var latest = new LinkedHashMap<Key, News>();
            news.forEach(one -> latest.put(Key.of(one.change()), one));
            store(latest.values());
            note(news);
            for (var one : latest.entrySet()) {
                known.put(one.getKey(), one.getValue().after());
            }
        }
        return new Kept(news.stream().map(News::change).toList(), persons(known));
    }

    private static Set<String> customers(List<ConsentChange> stated) {
        return stated.stream().map(ConsentChange::customerId).collect(toSet());
    }

    /**
     * A statement that is not known yet.
     *
     * @param after what is known with it
     * @param tookEffect whether the consent that counts changed with it
     */
    private record News(ConsentChange change, Known after, boolean tookEffect) {}

    private static List<News> news(List<ConsentChange> stated, Map<Key, Known> stored) {
        var known = new HashMap<>(stored);
        var news = new ArrayList<News>();
        for (var change : stated) {
            var before = known.getOrDefault(Key.of(change), Known.NOTHING);
            var statements = before.statements().with(change.consent());
            if (!statements.equals(before.statements())) {
                boolean counts = change.consent().equals(statements.effective());
                var after = new Known(statements, counts ? change.source() : before.source());
                known.put(Key.of(change), after);
                news.add(new News(change, after, isAllowed(statements) != isAllowed(before.statements())));
            }
        }
        return news;
    }

    /** Null if nothing was stated. */
    private static Boolean isAllowed(ConsentStatements statements) {
        return statements.effective() == null ? null : statements.effective().granted();
    }

    private static List<ConsentChange> persons(Map<Key, Known> known) {
        return known.entrySet().stream()
                .filter(one -> one.getValue().statements().person() != null)
                .map(one -> new ConsentChange(
                        one.getKey().customerId(),
                        one.getKey().channel(),
                        one.getValue().statements().person(),
                        one.getValue().source(),
                        null))
                .toList();
    }

    /**
     * What is stored of a channel of a person.
     *
     * @param source of the statement that counts; null if nothing is stored
     */
    private record Known(ConsentStatements statements, String source) {

        private static final Known NOTHING = new Known(ConsentStatements.NONE, null);
    }

    private Map<Key, Known> known(Collection<String> customerIds) {
        var known = new HashMap<Key, Known>();
        database.createNativeQuery("""
                        select customer_id, channel, person_granted, person_at, system_granted, system_at, granted, changed_at,
                            source
                        from consent where customer_id = any(:customers)""", Tuple.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .getResultList()
                .forEach(row -> known.put(
                        new Key(row.get(0, String.class), Channel.valueOf(row.get(1, String.class))),
                        new Known(statements(row), row.get(8, String.class))));
        return known;
    }

    private static ConsentStatements statements(Tuple row) {
        var person = consent(row, 2, ConsentOrigin.PERSON);
        var system = consent(row, 4, ConsentOrigin.SYSTEM);
        var statements = new ConsentStatements(person, system);
        var counts = consent(row, 6, PROFILE.equals(row.get(8, String.class)) ? null : ConsentOrigin.PERSON);
        boolean ofEarlierVersion = Stream.of(person, system)
                .noneMatch(known -> known != null && known.at().equals(counts.at()));
        return ofEarlierVersion ? statements.with(counts) : statements;
    }

    private static Consent consent(Tuple row, int column, ConsentOrigin origin) {
        return row.get(column) == null
                ? null
                : new Consent(row.get(column, Boolean.class), row.get(column + 1, Instant.class), origin);
    }

    private void store(Collection<News> news) {
        database.createNativeMutationQuery("""
                        insert into consent (customer_id, channel, granted, changed_at, source, person_granted, person_at,
                            system_granted, system_at)
                        select customer_id, channel, granted, cast(changed_at as timestamptz), source, person_granted,
                            cast(person_at as timestamptz), system_granted, cast(system_at as timestamptz)
                        from unnest(:customers, :channels, :granted, :times, :sources, :persons, :personTimes, :systems,
                                :systemTimes)
                            as stated (customer_id, channel, granted, changed_at, source, person_granted, person_at,
                                system_granted, system_at)
                        on conflict (customer_id, channel) do update set granted = excluded.granted,
                            changed_at = excluded.changed_at, source = excluded.source,
                            person_granted = excluded.person_granted, person_at = excluded.person_at,
                            system_granted = excluded.system_granted, system_at = excluded.system_at""")
                .setParameter("customers", texts(news, one -> one.change().customerId()))
                .setParameter("channels", texts(news, one -> one.change().channel()))
                .setParameter(
                        "granted", granted(news, one -> one.after().statements().effective()))
                .setParameter(
                        "times", times(news, one -> one.after().statements().effective()))
                .setParameter("sources", texts(news, one -> one.after().source()))
                .setParameter(
                        "persons", granted(news, one -> one.after().statements().person()))
                .setParameter(
                        "personTimes",
                        times(news, one -> one.after().statements().person()))
                .setParameter(
                        "systems", granted(news, one -> one.after().statements().system()))
                .setParameter(
                        "systemTimes",
                        times(news, one -> one.after().statements().system()))
                .executeUpdate();
    }

    private void note(List<News> news) {
        var changes = news.stream().map(News::change).toList();
        database.createNativeMutationQuery("""
                        insert into consent_history (customer_id, channel, granted, at, origin, source, wording, took_effect)
                        select customer_id, channel, granted, cast(at as timestamptz), origin, source, wording, took_effect
                        from unnest(:customers, :channels, :granted, :times, :origins, :sources, :wordings, :effects)
                            as stated (customer_id, channel, granted, at, origin, source, wording, took_effect)""")
                .setParameter("customers", texts(changes, ConsentChange::customerId))
                .setParameter("channels", texts(changes, ConsentChange::channel))
                .setParameter("granted", granted(changes, ConsentChange::consent))
                .setParameter("times", times(changes, ConsentChange::consent))
                .setParameter(
                        "origins", texts(changes, change -> change.consent().origin()))
                .setParameter("sources", texts(changes, ConsentChange::source))
                .setParameter("wordings", texts(changes, ConsentChange::wording))
                .setParameter("effects", news.stream().map(News::tookEffect).toArray(Boolean[]::new))
                .executeUpdate();
    }

    /** The statements on a channel of a customer. */
    ConsentStatements statements(String customerId, Channel channel) {
        return known(List.of(customerId))
                .getOrDefault(new Key(customerId, channel), Known.NOTHING)
                .statements();
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
        for (var table : List.of("consent", "consent_history")) {
            database.createNativeMutationQuery("delete from " + table + " where customer_id = :customer")
                    .setParameter("customer", customerId)
                    .executeUpdate();
        }
    }

    private void lock(String function) {
        database.createNativeQuery("select 1 from " + function + "(:lock)", Integer.class)
                .setParameter("lock", LOCK)
                .getSingleResult();
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, Object> value) {
        return rows.stream()
                .map(value)
                .map(cell -> cell == null ? null : cell.toString())
                .toArray(String[]::new);
    }

    private static <T> Boolean[] granted(Collection<T> rows, Function<T, Consent> consent) {
        return rows.stream()
                .map(consent)
                .map(one -> one == null ? null : one.granted())
                .toArray(Boolean[]::new);
    }

    private static <T> String[] times(Collection<T> rows, Function<T, Consent> consent) {
        return texts(
                rows,
                row -> consent.apply(row) == null ? null : consent.apply(row).at());
    }
}
