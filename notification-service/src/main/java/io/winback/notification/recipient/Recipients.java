package io.winback.notification.recipient;

import io.winback.chassis.sealing.Sealing;
import io.winback.events.Channel;
import io.winback.events.customer.Contacts;
import io.winback.notification.channel.Channels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static io.winback.notification.recipient.RecipientColumns.CHAT;
import static io.winback.notification.recipient.RecipientColumns.EMAIL;
import static io.winback.notification.recipient.RecipientColumns.NAME;
import static io.winback.notification.recipient.RecipientColumns.PHONE;
import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.toMap;

/** The recipients, with their addresses and consents. */
@ApplicationScoped
public class Recipients {

    private final Session database;
    private final Channels channels;
    private final Sealing sealing;

    Recipients(Session database, Channels channels, Sealing sealing) {
        this.database = database;
        this.channels = channels;
        this.sealing = sealing;
    }

    @Transactional(MANDATORY)
    void delete(String customerId) {
        database.createNativeMutationQuery("delete from recipient where customer_id = :customer")
                .setParameter("customer", customerId)
                .executeUpdate();
    }

    /**
     * Suppresses these addresses of locked recipients on this channel. A recipient whose address has changed is not affected. The
     * addresses are compared here, because the database has them sealed.
     */
    @Transactional(MANDATORY)
    void suppress(Channel channel, List<ChannelAddress> addresses) {
        var kind = channels.addressKind(channel);
        var present = withIds(
                addresses.stream().map(ChannelAddress::customerId).distinct().toList());
        var same = addresses.stream()
                .filter(bounced -> Optional.ofNullable(present.get(bounced.customerId()))
                        .flatMap(recipient -> recipient.address(channel))
                        .filter(address -> kind.canonical(address).equals(kind.canonical(bounced.address())))
                        .isPresent())
                .map(ChannelAddress::customerId)
                .toArray(String[]::new);
        database.createNativeMutationQuery("""
            update recipient set refused = concat_ws(',', recipient.refused, :channel)
            where customer_id = any(:customers)
                and not :channel = any(string_to_array(coalesce(recipient.refused, ''), ','))""")
                .setParameter("channel", channel.name())
                .setParameter("customers", same)
                .executeUpdate();
    }

    @Transactional(MANDATORY)
    void liftSuppression(String customerId, Channel channel) {
        database.createNativeMutationQuery("""
                        update recipient
                        set refused = nullif(array_to_string(array_remove(string_to_array(refused, ','), :channel), ','), '')
                        where customer_id = :customer""")
                .setParameter("channel", channel.name())
                .setParameter("customer", customerId)
                .executeUpdate();
    }

    /**
     * Locks the rows of these recipients until the transaction ends, in the order of their ids. A transaction that also needs
     * {@link ConsentLock} takes that first.
     */
    @Transactional(MANDATORY)
    void lock(Collection<String> customerIds) {
        scalar(
                        database,
                        "select customer_id from recipient where customer_id = any(:customers) order by customer_id"
                                + " for update",
                        String.class)
                .setParameter("customers", customerIds.toArray(String[]::new))
                .getResultList();
    }

    boolean areStored(Collection<String> customerIds) {
        return scalar(database, "select count(*) from recipient where customer_id = any(:customers)", Long.class)
                        .setParameter("customers", customerIds.toArray(String[]::new))
                        .getSingleResult()
                == customerIds.size();
    }

    public Optional<Recipient> withId(String customerId) {
        return Optional.ofNullable(withIds(List.of(customerId)).get(customerId));
    }

    /** The stored ones of these recipients by customer id, with their consents at this moment. */
    public Map<String, Recipient> withIds(Collection<String> customerIds) {
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
                .map(this::recipient)
                .collect(toMap(Recipient::customerId, Function.identity()));
    }

    /** A message without an address is refused, so a value that cannot be opened does not stop other recipients of a batch. */
    private Recipient recipient(Tuple row) {
        var customerId = row.get(0, String.class);
        var contacts = new Contacts(
                sealing.openIfReadable(EMAIL, customerId, row.get(4, String.class)),
                sealing.openIfReadable(PHONE, customerId, row.get(5, String.class)),
                sealing.openIfReadable(CHAT, customerId, row.get(6, String.class)));
        return new Recipient(
                customerId,
                sealing.openIfReadable(NAME, customerId, row.get(1, String.class)),
                row.get(2, String.class),
                row.get(3, String.class),
                addresses(contacts),
                row.get(7) == null ? null : Channel.valueOf(row.get(7, String.class)),
                row.get(8, Boolean.class),
                row.get(9, Boolean.class),
                channels(row.get(10, String.class)),
                channels(row.get(11, String.class)));
    }

    private Map<Channel, String> addresses(Contacts contacts) {
        var addresses = new EnumMap<Channel, String>(Channel.class);
        for (var channel : Channel.values()) {
            channels.addressKind(channel).find(contacts).ifPresent(address -> addresses.put(channel, address));
        }
        return addresses;
    }

    private static Set<Channel> channels(String names) {
        var channels = EnumSet.noneOf(Channel.class);
        if (names != null) {
            Arrays.stream(names.split(",")).map(Channel::valueOf).forEach(channels::add);
        }
        return channels;
    }
}
