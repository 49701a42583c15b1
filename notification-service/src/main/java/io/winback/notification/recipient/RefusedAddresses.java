package io.winback.notification.recipient;

import io.winback.events.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/**
 * Addresses of people who were erased and had asked not to be written to, and addresses that a provider refused for good, as
 * keyed hashes: they are recognised when they come again, and cannot be read. A person who says yes again, to us, is taken
 * off.
 */
@ApplicationScoped
class RefusedAddresses {

    private final Session database;
    private final KeyedHash hash;

    RefusedAddresses(Session database, KeyedHash hash) {
        this.database = database;
        this.hash = hash;
    }

    /** The channels they had said no to; all of them for somebody who has died, or whom we refused before. */
    void remember(Recipient recipient, Map<Channel, Boolean> consents) {
        for (var channel : Channel.values()) {
            if (recipient.deceased() || Boolean.FALSE.equals(consents.get(channel))) {
                recipient.address(channel).ifPresent(address -> rememberRefusedByPerson(hash(channel, address)));
            } else if (recipient.refused().contains(channel)) {
                recipient.address(channel).ifPresent(address -> rememberBounced(List.of(hash(channel, address))));
            }
        }
    }

    /** The provider of this channel has refused these addresses for good. */
    void rememberBounced(Channel channel, Collection<String> addresses) {
        rememberBounced(
                addresses.stream().map(address -> hash(channel, address)).toList());
    }

    /** Whether somebody who was erased since had asked not to be written to at this address; a bounce is no such wish. */
    boolean isRefusedByPerson(Channel channel, String address) {
        return !database.createNativeQuery(
                        "select 1 from refused_address where hash = any(:hashes) and not bounced", Integer.class)
                .setParameter("hashes", hashes(channel, address).toArray(String[]::new))
                .getResultList()
                .isEmpty();
    }

    /** Which of their channels lead to an address that was refused. */
    Map<String, Set<Channel>> among(List<Located> people) {
        var hashes = new HashMap<Located, List<String>>();
        people.forEach(person -> hashes.put(person, hashes(person.channel(), person.address())));
        var refused = new HashSet<>(database.createNativeQuery(
                        "select hash from refused_address where hash = any(:hashes)", String.class)
                .setParameter(
                        "hashes", hashes.values().stream().flatMap(List::stream).toArray(String[]::new))
                .getResultList());
        var channels = new HashMap<String, Set<Channel>>();
        hashes.forEach((person, all) -> {
            if (all.stream().anyMatch(refused::contains)) {
                channels.computeIfAbsent(person.customerId(), id -> EnumSet.noneOf(Channel.class))
                        .add(person.channel());
            }
        });
        return channels;
    }

    /** They said yes to it again. */
    void forget(Channel channel, String address) {
        database.createNativeMutationQuery("delete from refused_address where hash = any(:hashes)")
                .setParameter("hashes", hashes(channel, address).toArray(String[]::new))
                .executeUpdate();
    }

    /** An address of somebody on a channel. */
    record Located(String customerId, Channel channel, String address) {

        static List<Located> of(
                String customerId, Optional<String> email, Optional<String> phone, Optional<String> chat) {
            var all = new ArrayList<Located>();
            email.ifPresent(address -> all.add(new Located(customerId, Channel.EMAIL, address)));
            phone.ifPresent(address -> all.add(new Located(customerId, Channel.SMS, address)));
            chat.ifPresent(address -> all.add(new Located(customerId, Channel.CHAT, address)));
            return all;
        }
    }

    private void rememberRefusedByPerson(String hash) {
        database.createNativeMutationQuery("insert into refused_address (hash) values (:hash)"
                        + " on conflict (hash) do update set bounced = false")
                .setParameter("hash", hash)
                .executeUpdate();
    }

    private void rememberBounced(List<String> hashes) {
        database.createNativeMutationQuery("insert into refused_address (hash, bounced)"
                        + " select hash, true from unnest(:hashes) as bounced (hash) on conflict do nothing")
                .setParameter("hashes", hashes.stream().distinct().sorted().toArray(String[]::new))
                .executeUpdate();
    }

    private String hash(Channel channel, String address) {
        return hash.of(named(channel, address));
    }

    private List<String> hashes(Channel channel, String address) {
        return hash.allOf(named(channel, address));
    }

    /** E-mail is the same in any case, in practice everywhere. */
    private static String named(Channel channel, String address) {
        return channel + " " + (channel == Channel.EMAIL ? address.toLowerCase(Locale.ROOT) : address);
    }
}
