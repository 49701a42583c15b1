package io.winback.notification.recipient;

import io.winback.chassis.sealing.SealedColumn;
import io.winback.chassis.sealing.Sealing;
import io.winback.events.Channel;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerProfile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Session;

import static io.winback.notification.recipient.RecipientColumns.CHAT;
import static io.winback.notification.recipient.RecipientColumns.EMAIL;
import static io.winback.notification.recipient.RecipientColumns.NAME;
import static io.winback.notification.recipient.RecipientColumns.PHONE;
import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.joining;

/** Writes profiles as recipients. A batch is one statement, as profiles arrive in large numbers. */
@ApplicationScoped
class RecipientProfiles {

    private final Session database;
    private final SuppressionList suppressionList;
    private final Sealing sealing;

    RecipientProfiles(Session database, SuppressionList suppressionList, Sealing sealing) {
        this.database = database;
        this.suppressionList = suppressionList;
        this.sealing = sealing;
    }

    /** Stores profiles. A profile that is older than the stored one changes nothing. */
    @Transactional(MANDATORY)
    void store(List<CustomerProfile> profiles) {
        var suppressed = suppressionList.suppressedChannels(profiles);
        database.createNativeMutationQuery("""
                        insert into recipient (customer_id, version, name, locale, time_zone, email, phone, chat,
                            preferred_channel, deceased, complains, refused)
                        select incoming.customer_id, version, name, locale, time_zone, email, phone, chat, preferred_channel,
                            -- a profile of an earlier version does not contain it: then the stored value stays
                            coalesce(incoming.deceased, died or coalesce(known.deceased, false)), complains, refused
                        from unnest(:customers, :versions, :names, :locales, :zones, :emails, :phones, :chats, :preferred,
                                :deceased, :died, :complaining, :refused)
                            as incoming (customer_id, version, name, locale, time_zone, email, phone, chat, preferred_channel,
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
                .setParameter("names", sealed(profiles, NAME, CustomerProfile::name))
                .setParameter("locales", column(profiles, CustomerProfile::locale))
                .setParameter("zones", column(profiles, CustomerProfile::timeZone))
                .setParameter("emails", contact(profiles, EMAIL, Contacts::email))
                .setParameter("phones", contact(profiles, PHONE, Contacts::phone))
                .setParameter("chats", contact(profiles, CHAT, Contacts::chat))
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
                .setParameter("refused", column(profiles, profile -> names(suppressed.get(profile.customerId()))))
                .executeUpdate();
    }

    private static String names(Set<Channel> channels) {
        return channels == null || channels.isEmpty()
                ? null
                : channels.stream().map(Channel::name).collect(joining(","));
    }

    private String[] contact(List<CustomerProfile> profiles, SealedColumn column, Function<Contacts, String> value) {
        return sealed(profiles, column, profile -> profile.contacts() == null ? null : value.apply(profile.contacts()));
    }

    private String[] sealed(
            List<CustomerProfile> profiles, SealedColumn column, Function<CustomerProfile, String> value) {
        return column(profiles, profile -> sealing.seal(column, profile.customerId(), value.apply(profile)));
    }

    private static String[] column(List<CustomerProfile> profiles, Function<CustomerProfile, String> value) {
        return profiles.stream().map(value).toArray(String[]::new);
    }
}
