package io.winback.notification.recipient;

import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentOrigin;
import io.winback.events.customer.ConsentStatements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The table of consents: one row for each channel of a customer. A batch is one statement. */
@ApplicationScoped
class ConsentTable {

    /** The source of statements that a profile contains. */
    static final String PROFILE = "profile";

    private final Session database;

    ConsentTable(Session database) {
        this.database = database;
    }

    Map<Channel, Boolean> granted(String customerId) {
        var granted = new EnumMap<Channel, Boolean>(Channel.class);
        database.createNativeQuery("select channel, granted from consent where customer_id = :customer", Tuple.class)
                .setParameter("customer", customerId)
                .getResultList()
                .forEach(row -> granted.put(Channel.valueOf(row.get(0, String.class)), row.get(1, Boolean.class)));
        return granted;
    }

    Map<ConsentKey, StoredConsent> find(Collection<String> customerIds) {
        var stored = new HashMap<ConsentKey, StoredConsent>();
        database.createNativeQuery("""
                        select customer_id, channel, person_granted, person_at, system_granted, system_at, granted, changed_at,
                            source
                        from consent where customer_id = any(:customers)""", Tuple.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .getResultList()
                .forEach(row -> stored.put(
                        new ConsentKey(row.get(0, String.class), Channel.valueOf(row.get(1, String.class))),
                        new StoredConsent(statements(row), row.get(8, String.class))));
        return stored;
    }

    @Transactional(MANDATORY)
    void store(Map<ConsentKey, StoredConsent> consents) {
        var rows = consents.entrySet();
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
                .setParameter(
                        "customers",
                        rows.stream().map(row -> row.getKey().customerId()).toArray(String[]::new))
                .setParameter(
                        "channels",
                        rows.stream().map(row -> row.getKey().channel().name()).toArray(String[]::new))
                .setParameter(
                        "sources",
                        rows.stream().map(row -> row.getValue().source()).toArray(String[]::new))
                .setParameter("granted", granted(consents, ConsentStatements::effective))
                .setParameter("times", times(consents, ConsentStatements::effective))
                .setParameter("persons", granted(consents, ConsentStatements::person))
                .setParameter("personTimes", times(consents, ConsentStatements::person))
                .setParameter("systems", granted(consents, ConsentStatements::system))
                .setParameter("systemTimes", times(consents, ConsentStatements::system))
                .executeUpdate();
    }

    @Transactional(MANDATORY)
    void delete(String customerId) {
        database.createNativeMutationQuery("delete from consent where customer_id = :customer")
                .setParameter("customer", customerId)
                .executeUpdate();
    }

    private static ConsentStatements statements(Tuple row) {
        var person = consent(row, 2, ConsentOrigin.PERSON);
        var system = consent(row, 4, ConsentOrigin.SYSTEM);
        var statements = new ConsentStatements(person, system);
        var effective = consent(row, 6, PROFILE.equals(row.get(8, String.class)) ? null : ConsentOrigin.PERSON);
        boolean isOfEarlierVersion = Stream.of(person, system)
                .noneMatch(known -> known != null && known.at().equals(effective.at()));
        return isOfEarlierVersion ? statements.with(effective) : statements;
    }

    private static Consent consent(Tuple row, int column, ConsentOrigin origin) {
        return row.get(column) == null
                ? null
                : new Consent(row.get(column, Boolean.class), row.get(column + 1, Instant.class), origin);
    }

    private static Boolean[] granted(
            Map<ConsentKey, StoredConsent> consents, Function<ConsentStatements, Consent> statement) {
        return statements(consents, statement)
                .map(consent -> consent == null ? null : consent.granted())
                .toArray(Boolean[]::new);
    }

    private static String[] times(
            Map<ConsentKey, StoredConsent> consents, Function<ConsentStatements, Consent> statement) {
        return statements(consents, statement)
                .map(consent -> consent == null ? null : consent.at().toString())
                .toArray(String[]::new);
    }

    private static Stream<Consent> statements(
            Map<ConsentKey, StoredConsent> consents, Function<ConsentStatements, Consent> statement) {
        return consents.values().stream().map(StoredConsent::statements).map(statement);
    }
}
