package io.winback.customer.profile;

import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentStatements;
import io.winback.events.notification.ConsentChanged;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;

/** The consents of a customer by channel. It is immutable. */
record ChannelConsents(Map<Channel, ChannelConsent> byChannel) {

    static final ChannelConsents NONE = new ChannelConsents(Map.of());

    /** Sets the values that a system holds. Other channels stay as they are. */
    ChannelConsents withSystemValues(Map<Channel, Boolean> values, Map<Channel, Instant> times, Instant now) {
        var changed = copy();
        values.forEach((channel, value) -> changed.put(
                channel,
                times.containsKey(channel)
                        ? of(channel).withSystemValueOf(times.get(channel), value)
                        : of(channel).withSystemValue(value, now)));
        return new ChannelConsents(changed);
    }

    /** How many of the values have no effect, because the customer withdrew the consent. */
    int overruledByPerson(Map<Channel, Boolean> values) {
        return (int) values.entrySet().stream()
                .filter(value -> of(value.getKey()).isOverruledByPerson(value.getValue()))
                .count();
    }

    ChannelConsents withStatement(ConsentChanged change) {
        var changed = copy();
        changed.put(change.channel(), of(change.channel()).withPersonStatement(change.granted(), change.changedAt()));
        return new ChannelConsents(changed);
    }

    /** The effective consent of each channel with a value. */
    Map<Channel, Consent> effective() {
        return map(ChannelConsent::effective);
    }

    Map<Channel, ConsentStatements> statements() {
        return map(ChannelConsent::statements);
    }

    private ChannelConsent of(Channel channel) {
        return byChannel.getOrDefault(channel, ChannelConsent.NONE);
    }

    private Map<Channel, ChannelConsent> copy() {
        var copy = new EnumMap<Channel, ChannelConsent>(Channel.class);
        copy.putAll(byChannel);
        return copy;
    }

    private <T> Map<Channel, T> map(Function<ChannelConsent, T> value) {
        var mapped = new EnumMap<Channel, T>(Channel.class);
        byChannel.forEach((channel, consent) -> mapped.put(channel, value.apply(consent)));
        return mapped;
    }
}
