package io.winback.campaign.reach;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.events.Channel;
import io.winback.events.EventJson;
import io.winback.events.customer.ConsentStatements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

/** The channels that can reach each customer. Profiles come in waves of thousands, so a batch is one statement. */
@ApplicationScoped
public class ReachProfiles {

    private static final String SELECT = "select customer_id, version, locale, preferred_channel, addresses, consents"
            + " from reach_profile where customer_id = any(:customers)";

    private final Session database;

    public ReachProfiles(Session database) {
        this.database = database;
    }

    /** The known ones of these customers, by id. */
    public Map<String, ReachProfile> of(Collection<String> customerIds) {
        return select(SELECT, customerIds);
    }

    /** The known ones of these customers, locked until the transaction ends. */
    @Transactional(MANDATORY)
    Map<String, ReachProfile> lock(Collection<String> customerIds) {
        return select(SELECT + " order by customer_id for update", customerIds);
    }

    @Transactional(MANDATORY)
    void save(List<ReachProfile> profiles) {
        if (profiles.isEmpty()) {
            return;
        }
        database.createNativeMutationQuery("""
                        insert into reach_profile (customer_id, version, locale, preferred_channel, addresses, consents)
                        select customer_id, version, locale, preferred_channel, addresses, consents
                        from unnest(:customers, :versions, :locales, :preferred, :addresses, :consents)
                            as changed (customer_id, version, locale, preferred_channel, addresses, consents)
                        on conflict (customer_id) do update set version = excluded.version, locale = excluded.locale,
                            preferred_channel = excluded.preferred_channel, addresses = excluded.addresses,
                            consents = excluded.consents
                        where reach_profile.version <= excluded.version""")
                .setParameter("customers", column(profiles, ReachProfile::customerId))
                .setParameter(
                        "versions", profiles.stream().map(ReachProfile::version).toArray(Long[]::new))
                .setParameter("locales", column(profiles, ReachProfile::locale))
                .setParameter("preferred", column(profiles, profile -> name(profile.preferredChannel())))
                .setParameter("addresses", column(profiles, profile -> String.join(",", profile.addressNames())))
                .setParameter("consents", column(profiles, profile -> EventJson.write(profile.consents())))
                .executeUpdate();
    }

    @Transactional(MANDATORY)
    void delete(Collection<String> customerIds) {
        database.createNativeMutationQuery("delete from reach_profile where customer_id = any(:customers)")
                .setParameter("customers", customerIds.toArray(String[]::new))
                .executeUpdate();
    }

    private Map<String, ReachProfile> select(String sql, Collection<String> customerIds) {
        return database
                .createNativeQuery(sql, Tuple.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .getResultList()
                .stream()
                .map(row -> new ReachProfile(
                        row.get(0, String.class),
                        row.get(1, Long.class),
                        row.get(2, String.class),
                        row.get(3) == null ? null : Channel.valueOf(row.get(3, String.class)),
                        channels(row.get(4, String.class)),
                        consents(row.get(5, String.class))))
                .collect(toMap(ReachProfile::customerId, identity()));
    }

    private static Set<Channel> channels(String names) {
        var channels = EnumSet.noneOf(Channel.class);
        Stream.of(names.split(","))
                .filter(name -> !name.isEmpty())
                .map(Channel::valueOf)
                .forEach(channels::add);
        return channels;
    }

    private static Map<Channel, ConsentStatements> consents(String json) {
        return EventJson.readBack(json, new TypeReference<EnumMap<Channel, ConsentStatements>>() {});
    }

    private static String name(Channel channel) {
        return channel == null ? null : channel.name();
    }

    private static String[] column(List<ReachProfile> profiles, Function<ReachProfile, String> value) {
        return profiles.stream().map(value).toArray(String[]::new);
    }
}
