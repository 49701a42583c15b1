package io.winback.notification.recipient;

import io.winback.events.Channel;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerProfile;
import io.winback.notification.recipient.RefusedAddresses.Located;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Session;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

/** All we know of people. They come in waves, so a batch is one statement. */
@ApplicationScoped
public class Recipients {

    private static final Contacts NOWHERE = new Contacts(null, null, null);

    private final Session database;

    Recipients(Session database) {
        this.database = database;
    }

    /** Keeps the newest of what is known; an older version that comes late changes nothing. */
    void keep(List<CustomerProfile> profiles, Map<String, Set<Channel>> refused) {
        database.createNativeMutationQuery("""
                        insert into recipient (customer_id, version, name, locale, time_zone, email, phone, chat,
                            preferred_channel, deceased, complains, refused)
                        select told.customer_id, version, name, locale, time_zone, email, phone, chat, preferred_channel,
                            -- An earlier version does not say whether somebody is deceased: then what is known stays
                            coalesce(told.deceased, died or coalesce(known.deceased, false)), complains, refused
                        from unnest(:customers, :versions, :names, :locales, :zones, :emails, :phones, :chats, :preferred,
                                :deceased, :died, :complaining, :refused)
                            as told (customer_id, version, name, locale, time_zone, email, phone, chat, preferred_channel,
                                deceased, died, complains, refused)
                        left join (select customer_id, deceased from recipient where customer_id = any(:customers)) as known
                            using (customer_id)
                        on conflict (customer_id) do update set version = excluded.version, name = excluded.name,
                            locale = excluded.locale, time_zone = excluded.time_zone, email = excluded.email,
                            phone = excluded.phone, chat = excluded.chat,
                            preferred_channel = excluded.preferred_channel, complains = excluded.complains,
                            refused = excluded.refused, deceased = excluded.deceased
                        where recipient.version < excluded.version""")
                .setParameter("customers", column(profiles, CustomerProfile::customerId))
                .setParameter(
                        "versions",
                        profiles.stream().map(CustomerProfile::version).toArray(Long[]::new))
                .setParameter("names", column(profiles, CustomerProfile::name))
                .setParameter("locales", column(profiles, CustomerProfile::locale))
                .setParameter("zones", column(profiles, CustomerProfile::timeZone))
                .setParameter(
                        "emails", column(profiles, profile -> contacts(profile).email()))
                .setParameter(
                        "phones", column(profiles, profile -> contacts(profile).phone()))
                .setParameter(
                        "chats", column(profiles, profile -> contacts(profile).chat()))
                .setParameter(
                        "preferred",
                        column(
                                profiles,
                                profile -> profile.preferredChannel() == null
                                        ? null
                                        : profile.preferredChannel().name()))
                .setParameter(
                        "deceased",
                        profiles.stream().map(CustomerProfile::deceased).toArray(Boolean[]::new))
                .setParameter(
                        "died",
                        profiles.stream()
                                .map(profile -> profile.churnReason() == ChurnReason.DECEASED)
                                .toArray(Boolean[]::new))
                .setParameter(
                        "complaining",
                        profiles.stream().map(CustomerProfile::openComplaint).toArray(Boolean[]::new))
                .setParameter("refused", column(profiles, profile -> names(refused.get(profile.customerId()))))
                .executeUpdate();
    }

    void forget(String customerId) {
        database.createNativeMutationQuery("delete from recipient where customer_id = :customer")
                .setParameter("customer", customerId)
                .executeUpdate();
    }

    /**
     * No message goes to these addresses on this channel from now on. A recipient whose address has changed since, and what
     * else is refused, stay as they are.
     */
    void refuse(Channel channel, List<Located> bounced) {
        var same =
                switch (channel) {
                    case EMAIL -> "lower(recipient.email) = lower(bounced.address)";
                    case SMS -> "recipient.phone = bounced.address";
                    case CHAT -> "recipient.chat = bounced.address";
                };
        database.createNativeMutationQuery("""
                        update recipient set refused = concat_ws(',', recipient.refused, :channel)
                        from unnest(:customers, :addresses) as bounced (customer_id, address)
                        where recipient.customer_id = bounced.customer_id
                            and not :channel = any(string_to_array(coalesce(recipient.refused, ''), ','))
                            and\s""" + same)
                .setParameter("channel", channel.name())
                .setParameter(
                        "customers", bounced.stream().map(Located::customerId).toArray(String[]::new))
                .setParameter(
                        "addresses", bounced.stream().map(Located::address).toArray(String[]::new))
                .executeUpdate();
    }

    /** They said yes to it again. */
    void unrefuse(String customerId, Channel channel) {
        database.createNativeMutationQuery("""
                        update recipient
                        set refused = nullif(array_to_string(array_remove(string_to_array(refused, ','), :channel), ','), '')
                        where customer_id = :customer""")
                .setParameter("channel", channel.name())
                .setParameter("customer", customerId)
                .executeUpdate();
    }

    /**
     * Until the running transaction ends nobody else can change these recipients; always locked in one order. Whoever needs
     * the lock of {@link Consents}, too, takes that first.
     *
     * @return the ids of those that there are
     */
    Set<String> hold(Collection<String> customerIds) {
        return Set.copyOf(database.createNativeQuery(
                        "select customer_id from recipient where customer_id = any(:customers) order by customer_id for update",
                        String.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .getResultList());
    }

    boolean areKnown(Collection<String> customerIds) {
        return database.createNativeQuery(
                                "select count(*) from recipient where customer_id = any(:customers)", Long.class)
                        .setParameter("customers", customerIds.toArray(String[]::new))
                        .getSingleResult()
                == customerIds.size();
    }

    /** Those of these people whom we know, with what they allow at this moment. */
    public Map<String, Recipient> named(Collection<String> customerIds) {
        return database
                .createNativeQuery("""
                        select r.customer_id, r.name, r.locale, r.time_zone, r.email, r.phone, r.chat,
                            r.preferred_channel, r.deceased, r.complains, r.refused,
                            (select string_agg(c.channel, ',') from consent c
                                where c.customer_id = r.customer_id and c.granted) as allowed
                        from recipient r where r.customer_id = any(:customers)""", Tuple.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .getResultList()
                .stream()
                .map(Recipients::recipient)
                .collect(toMap(Recipient::customerId, Function.identity()));
    }

    private static Recipient recipient(Tuple row) {
        return new Recipient(
                row.get(0, String.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, String.class),
                row.get(7) == null ? null : Channel.valueOf(row.get(7, String.class)),
                row.get(8, Boolean.class),
                row.get(9, Boolean.class),
                channels(row.get(10, String.class)),
                channels(row.get(11, String.class)));
    }

    private static Set<Channel> channels(String names) {
        var channels = EnumSet.noneOf(Channel.class);
        if (names != null) {
            Arrays.stream(names.split(",")).map(Channel::valueOf).forEach(channels::add);
        }
        return channels;
    }

    private static String names(Set<Channel> channels) {
        return channels == null || channels.isEmpty()
                ? null
                : channels.stream().map(Channel::name).collect(joining(","));
    }

    private static Contacts contacts(CustomerProfile profile) {
        return profile.contacts() == null ? NOWHERE : profile.contacts();
    }

    private static String[] column(List<CustomerProfile> profiles, Function<CustomerProfile, String> value) {
        return profiles.stream().map(value).toArray(String[]::new);
    }
}
