package io.winback.notification.recipient;

import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * Withdrawals by link of customers without a recipient: the customer was erased, or the profile has not arrived yet. Channel and
 * customer id are stored only as a keyed hash, so that no readable data is stored of an erased customer.
 */
@ApplicationScoped
class PendingWithdrawals {

    /** The source of a withdrawal by the link in a message. */
    static final String LINK = "unsubscribe link";

    private final Session database;
    private final KeyedHash hash;
    private final Clock clock;

    PendingWithdrawals(Session database, KeyedHash hash, Clock clock) {
        this.database = database;
        this.hash = hash;
        this.clock = clock;
    }

    /** Stores a withdrawal until a profile with this customer id arrives. */
    @Transactional(MANDATORY)
    void add(String customerId, Channel channel) {
        database.createNativeMutationQuery("""
                        insert into unknown_withdrawal (hash, at) values (:hash, :at)
                        on conflict (hash) do update set at = greatest(unknown_withdrawal.at, excluded.at)""")
                .setParameter("hash", hash(customerId, channel))
                .setParameter("at", clock.instant())
                .executeUpdate();
    }

    /** Removes and returns the withdrawals of these customers. The caller stores them as consents. */
    @Transactional(MANDATORY)
    List<ConsentChange> take(Collection<String> customerIds) {
        var keys = new HashMap<String, ConsentKey>();
        for (var customerId : customerIds) {
            for (var channel : Channel.values()) {
                hashes(customerId, channel).forEach(hash -> keys.put(hash, new ConsentKey(customerId, channel)));
            }
        }
        return keys.isEmpty() ? List.of() : taken(keys);
    }

    private List<ConsentChange> taken(Map<String, ConsentKey> keys) {
        return database
                .createNativeQuery("""
                        with taken as (delete from unknown_withdrawal where hash = any(:hashes) returning hash, at)
                        select hash, at from taken""", Tuple.class)
                .setParameter("hashes", keys.keySet().toArray(String[]::new))
                .getResultList()
                .stream()
                .map(row -> {
                    var key = keys.get(row.get(0, String.class));
                    var withdrawal = new Consent(false, row.get(1, Instant.class), ConsentOrigin.PERSON);
                    return new ConsentChange(key.customerId(), key.channel(), withdrawal, LINK, null);
                })
                .toList();
    }

    private List<String> hashes(String customerId, Channel channel) {
        return hash.allOf(named(customerId, channel));
    }

    private static String named(String customerId, Channel channel) {
        return "withdrawal " + channel + " " + customerId;
    }

    private String hash(String customerId, Channel channel) {
        return hash.of(named(customerId, channel));
    }
}
