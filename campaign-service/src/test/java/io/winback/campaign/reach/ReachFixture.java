package io.winback.campaign.reach;

import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.Stage;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/** Profiles of customers for tests: without an address, a consent and a preferred channel unless a test names one. */
public final class ReachFixture {

    public static final Instant STATED_AT = Instant.parse("2026-01-01T00:00:00Z");

    private final String customerId;
    private final Map<Channel, Consent> consents = new EnumMap<>(Channel.class);
    private final Map<Channel, String> addresses = new EnumMap<>(Channel.class);
    private long version = 1;
    private Channel preferred;
    private String locale = "ja-JP";

    private ReachFixture(String customerId) {
        this.customerId = customerId;
    }

    public static ReachFixture aCustomer(String customerId) {
        return new ReachFixture(customerId);
    }

    public ReachFixture inVersion(long number) {
        version = number;
        return this;
    }

    public ReachFixture allowing(Channel... channels) {
        for (var channel : channels) {
            consents.put(channel, new Consent(true, STATED_AT));
        }
        return this;
    }

    public ReachFixture refusing(Channel channel) {
        consents.put(channel, new Consent(false, STATED_AT));
        return this;
    }

    public ReachFixture withAddressFor(Channel... channels) {
        for (var channel : channels) {
            addresses.put(channel, "somewhere");
        }
        return this;
    }

    public ReachFixture preferring(Channel channel) {
        preferred = channel;
        return this;
    }

    public ReachFixture reading(String language) {
        locale = language;
        return this;
    }

    /** The profile as customer-service publishes it. */
    public CustomerProfile event() {
        return new CustomerProfile(
                customerId,
                version,
                "佐藤",
                locale,
                "Asia/Tokyo",
                new Contacts(addresses.get(Channel.EMAIL), addresses.get(Channel.SMS), addresses.get(Channel.CHAT)),
                preferred,
                consents,
                Stage.CHURNED,
                null,
                null,
                false);
    }

    public ReachProfile build() {
        return ReachProfile.of(event());
    }
}
