package io.winback.campaign.audience;

import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentOrigin;
import io.winback.events.customer.ConsentStatements;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.CustomerSnapshot;
import io.winback.events.customer.Reach;
import io.winback.events.notification.ConsentChanged;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which channels can reach a customer.
 *
 * @param version of the profile from which it was made
 * @param locale null if it is not known
 * @param preferredChannel null if the customer has none
 * @param addresses the channels for which an address is known
 */
public record ReachProfile(
        String customerId,
        long version,
        String locale,
        Channel preferredChannel,
        Set<Channel> addresses,
        Map<Channel, ConsentStatements> consents) {

    static ReachProfile of(CustomerProfile profile) {
        return new ReachProfile(
                profile.customerId(),
                profile.version(),
                profile.locale(),
                profile.preferredChannel(),
                profile.contacts() == null
                        ? Set.of()
                        : channels(profile.contacts().channels()),
                profile.statements());
    }

    /**
     * As of the snapshot of an event, for a customer whose profile is not known. Empty if the snapshot is of an earlier version,
     * which does not have the channels.
     */
    public static Optional<ReachProfile> of(CustomerSnapshot customer) {
        return Optional.ofNullable(customer.reach())
                .map(reach -> new ReachProfile(
                        customer.customerId(),
                        0,
                        customer.locale(),
                        reach.preferred(),
                        channels(reach.addresses()),
                        granted(reach.allowed())));
    }

    private static Map<Channel, ConsentStatements> granted(Collection<Channel> allowed) {
        var consents = new EnumMap<Channel, ConsentStatements>(Channel.class);
        allowed.forEach(
                channel -> consents.put(channel, ConsentStatements.NONE.with(new Consent(true, Instant.EPOCH))));
        return consents;
    }

    private static Set<Channel> channels(Collection<Channel> known) {
        var channels = EnumSet.noneOf(Channel.class);
        channels.addAll(known);
        return channels;
    }

    /** This profile with the statements of an earlier one. The order in which statements arrive does not matter. */
    ReachProfile withStatementsOf(ReachProfile earlier) {
        var merged = new EnumMap<Channel, ConsentStatements>(Channel.class);
        merged.putAll(consents);
        earlier.consents.forEach((channel, stated) -> merged.merge(channel, stated, ConsentStatements::with));
        return withConsents(merged);
    }

    /** This profile with a statement of the customer. */
    ReachProfile with(ConsentChanged change) {
        var merged = new EnumMap<Channel, ConsentStatements>(Channel.class);
        merged.putAll(consents);
        var statement = new Consent(change.granted(), change.changedAt(), ConsentOrigin.PERSON);
        merged.merge(change.channel(), ConsentStatements.NONE.with(statement), ConsentStatements::with);
        return withConsents(merged);
    }

    private ReachProfile withConsents(Map<Channel, ConsentStatements> merged) {
        return new ReachProfile(customerId, version, locale, preferredChannel, addresses, merged);
    }

    /** As a snapshot of an event has it. */
    Reach asSnapshot() {
        return new Reach(
                Stream.of(Channel.values()).filter(this::allows).toList(), List.copyOf(addresses), preferredChannel);
    }

    public boolean allows(Channel channel) {
        var effective = consents.getOrDefault(channel, ConsentStatements.NONE).effective();
        return effective != null && effective.granted();
    }

    public boolean hasAddress(Channel channel) {
        return addresses.contains(channel);
    }

    /**
     * The channel that a message takes if the campaign leaves the choice to the customer. Without a preference it is the first
     * that the customer allows and has an address for, as notification-service chooses.
     */
    public Channel preferredOrFirst() {
        return preferredChannel != null
                ? preferredChannel
                : Stream.of(Channel.values())
                        .filter(channel -> allows(channel) && hasAddress(channel))
                        .findFirst()
                        .orElse(Channel.values()[0]);
    }

    /** The names of the channels with an address, as they are stored. */
    List<String> addressNames() {
        return addresses.stream().map(Channel::name).sorted().toList();
    }
}
