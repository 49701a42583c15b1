package io.winback.notification.recipient;

import io.winback.events.Channel;
import io.winback.events.customer.CustomerProfile;
import io.winback.notification.channel.Channels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * The addresses that get no messages: those of erased customers who had withdrawn their consent, and those that bounced. They
 * are stored as keyed hashes, so that they are recognised when they return, and cannot be read. A new consent that the customer
 * states to us takes an address off the list.
 */
@ApplicationScoped
class SuppressionList {

    private final Session database;
    private final KeyedHash hash;
    private final Channels channels;

    SuppressionList(Session database, KeyedHash hash, Channels channels) {
        this.database = database;
        this.hash = hash;
        this.channels = channels;
    }

    /** Adds the addresses of the channels that the recipient had withdrawn, or all if the recipient is deceased. */
    @Transactional(MANDATORY)
    void addErased(Recipient recipient, Map<Channel, Boolean> consents) {
        for (var channel : Channel.values()) {
            if (recipient.deceased() || Boolean.FALSE.equals(consents.get(channel))) {
                recipient.address(channel).ifPresent(address -> storeWithdrawn(hash(channel, address)));
            } else if (recipient.isSuppressed(channel)) {
                recipient.address(channel).ifPresent(address -> storeBounced(List.of(hash(channel, address))));
            }
        }
    }

    /** Adds addresses that the provider of this channel has refused permanently. */
    @Transactional(MANDATORY)
    void addBounced(Channel channel, Collection<String> addresses) {
        storeBounced(addresses.stream().map(address -> hash(channel, address)).toList());
    }

    /** Whether an erased customer had withdrawn the consent for this address. A bounce is no withdrawal. */
    boolean isWithdrawn(Channel channel, String address) {
        return !scalar(
                        database,
                        "select 1 from refused_address where hash = any(:hashes) and not bounced",
                        Integer.class)
                .setParameter("hashes", hashes(channel, address).toArray(String[]::new))
                .getResultList()
                .isEmpty();
    }

    /** The channels whose address is on the list, by customer id. */
    Map<String, Set<Channel>> suppressedChannels(List<CustomerProfile> profiles) {
        var hashes = new HashMap<ChannelAddress, List<String>>();
        profiles.stream()
                .flatMap(this::addresses)
                .forEach(one -> hashes.put(one, hashes(one.channel(), one.address())));
        var found = new HashSet<>(scalar(
                        database, "select hash from refused_address where hash = any(:hashes)", String.class)
                .setParameter(
                        "hashes", hashes.values().stream().flatMap(List::stream).toArray(String[]::new))
                .getResultList());
        var suppressed = new HashMap<String, Set<Channel>>();
        hashes.forEach((one, all) -> {
            if (all.stream().anyMatch(found::contains)) {
                suppressed
                        .computeIfAbsent(one.customerId(), id -> EnumSet.noneOf(Channel.class))
                        .add(one.channel());
            }
        });
        return suppressed;
    }

    @Transactional(MANDATORY)
    void remove(Channel channel, String address) {
        database.createNativeMutationQuery("delete from refused_address where hash = any(:hashes)")
                .setParameter("hashes", hashes(channel, address).toArray(String[]::new))
                .executeUpdate();
    }

    private Stream<ChannelAddress> addresses(CustomerProfile profile) {
        return Arrays.stream(Channel.values())
                .flatMap(channel -> channels
                        .addressKind(channel)
                        .find(profile.contacts())
                        .map(address -> new ChannelAddress(profile.customerId(), channel, address))
                        .stream());
    }

    private void storeWithdrawn(String hash) {
        database.createNativeMutationQuery("insert into refused_address (hash) values (:hash)"
                        + " on conflict (hash) do update set bounced = false")
                .setParameter("hash", hash)
                .executeUpdate();
    }

    private void storeBounced(List<String> hashes) {
        database.createNativeMutationQuery("insert into refused_address (hash, bounced)"
                        + " select hash, true from unnest(:hashes) as bounced (hash) on conflict do nothing")
                .setParameter("hashes", hashes.stream().distinct().sorted().toArray(String[]::new))
                .executeUpdate();
    }

    private String hash(Channel channel, String address) {
        return hash.of(text(channel, address));
    }

    private List<String> hashes(Channel channel, String address) {
        return hash.allOf(text(channel, address));
    }

    private String text(Channel channel, String address) {
        return channel + " " + channels.addressKind(channel).canonical(address);
    }
}
