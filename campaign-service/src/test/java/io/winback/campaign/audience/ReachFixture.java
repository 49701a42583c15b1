package io.winback.campaign.audience;

import io.winback.events.Channel;
import io.winback.events.Money;
import io.winback.events.customer.Birthday;
import io.winback.events.customer.Consent;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Rfm;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
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
    private String timeZone = "Asia/Tokyo";
    private Stage stage = Stage.CHURNED;
    private CustomerValue value;
    private Birthday birthday;
    private Map<String, Object> attributes;
    private List<String> categories;
    private boolean openComplaint;
    private boolean deceased;

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

    public ReachFixture in(Stage of) {
        stage = of;
        return this;
    }

    /** @param zone null if it is not known */
    public ReachFixture livingIn(String zone) {
        timeZone = zone;
        return this;
    }

    public ReachFixture bornOn(int month, int day) {
        birthday = new Birthday(month, day);
        return this;
    }

    public ReachFixture withOrders(String first, String last) {
        value = new CustomerValue(
                3,
                Instant.parse(first),
                Instant.parse(last),
                Money.of("3600", "JPY"),
                new Rfm(1, 2, 3),
                0.5,
                0.6,
                0.7,
                Money.of("1200", "JPY"),
                Money.of("9000", "JPY"),
                Tier.HIGH,
                LocalDate.parse("2026-11-22"));
        return this;
    }

    /** The favourite one is the first. */
    public ReachFixture buying(String... names) {
        categories = List.of(names);
        return this;
    }

    public ReachFixture withAttributes(Map<String, Object> values) {
        attributes = values;
        return this;
    }

    public ReachFixture withAnOpenComplaint() {
        openComplaint = true;
        return this;
    }

    public ReachFixture whoDied() {
        deceased = true;
        return this;
    }

    /** The profile as customer-service publishes it. */
    public CustomerProfile event() {
        return new CustomerProfile(
                customerId,
                version,
                "佐藤",
                locale,
                timeZone,
                new Contacts(addresses.get(Channel.EMAIL), addresses.get(Channel.SMS), addresses.get(Channel.CHAT)),
                preferred,
                consents,
                stage,
                null,
                value,
                openComplaint,
                deceased,
                null,
                birthday,
                attributes,
                categories,
                categories == null ? null : categories.get(0));
    }

    public ReachProfile build() {
        return ReachProfile.of(event());
    }

    public KnownCustomer known() {
        return KnownCustomer.of(event());
    }
}
