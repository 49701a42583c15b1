package io.winback.notification.recipient;

import io.winback.events.Channel;
import io.winback.notification.NotificationConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hibernate.Session;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Addresses of people who were erased and had asked not to be written to, as keyed hashes (HMAC-SHA-256): they can be
 * recognised when they come again, and not be read. Whoever says yes again, to us, is taken off. After a change of the key
 * the hashes of the previous one are still recognised, and new ones are made with the new one.
 */
@ApplicationScoped
class RefusedAddresses {

    private static final String ALGORITHM = "HmacSHA256";

    private final Session database;
    private final SecretKeySpec key;
    /** The new key first. */
    private final List<SecretKeySpec> keys;

    RefusedAddresses(Session database, NotificationConfiguration configuration) {
        this.database = database;
        this.key = key(configuration.privacySecret());
        this.keys = Stream.concat(
                        Stream.of(key), configuration.previousPrivacySecret().map(RefusedAddresses::key).stream())
                .toList();
    }

    /** The channels they had said no to; all of them for somebody who has died, or whom we refused before. */
    void remember(Recipient recipient, Map<Channel, Boolean> consents) {
        for (var channel : Channel.values()) {
            boolean refused = recipient.deceased()
                    || recipient.refused().contains(channel)
                    || Boolean.FALSE.equals(consents.get(channel));
            if (refused) {
                recipient.address(channel).ifPresent(address -> remember(hash(key, channel, address)));
            }
        }
    }

    /** The provider of this channel has refused the recipient's address for good. */
    void remember(Recipient recipient, Channel channel) {
        recipient.address(channel).ifPresent(address -> remember(hash(key, channel, address)));
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

    private void remember(String hash) {
        database.createNativeMutationQuery("insert into refused_address values (:hash) on conflict do nothing")
                .setParameter("hash", hash)
                .executeUpdate();
    }

    private List<String> hashes(Channel channel, String address) {
        return keys.stream().map(known -> hash(known, channel, address)).toList();
    }

    private static SecretKeySpec key(String secret) {
        return new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM);
    }

    /** E-mail is the same in any case, in practice everywhere. */
    private static String hash(SecretKeySpec key, Channel channel, String address) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            var named = channel + " " + (channel == Channel.EMAIL ? address.toLowerCase(Locale.ROOT) : address);
            return HexFormat.of().formatHex(mac.doFinal(named.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
