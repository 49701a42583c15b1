package io.winback.notification;

import io.winback.events.Channel;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentStatements;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerProfile;
import io.winback.events.customer.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

import static java.util.stream.Collectors.toMap;

/** Builds the profile of a churned customer with an e-mail address, as customer-service publishes it. */
public final class SampleProfile {

    private final String customer;
    private final long version;
    private String name = "佐藤";
    private String locale = "ja-JP";
    private Contacts contacts;
    private Channel preferred;
    private Map<Channel, Consent> consents = Map.of();
    private Map<Channel, ConsentStatements> statements;
    private ChurnReason churnReason;
    private Boolean deceased;

    private SampleProfile(String customer, long version) {
        this.customer = customer;
        this.version = version;
        this.contacts = new Contacts(customer + "@customers.example", null, null);
    }

    public static SampleProfile of(String customer, long version) {
        return new SampleProfile(customer, version);
    }

    public SampleProfile named(String value) {
        name = value;
        return this;
    }

    public SampleProfile reading(String language) {
        locale = language;
        return this;
    }

    public SampleProfile reachedAt(Contacts value) {
        contacts = value;
        return this;
    }

    public SampleProfile preferring(Channel value) {
        preferred = value;
        return this;
    }

    public SampleProfile allowing(Channel... channels) {
        return stating(Stream.of(channels).collect(toMap(channel -> channel, channel -> true)));
    }

    public SampleProfile stating(Map<Channel, Boolean> granted) {
        consents = granted.entrySet().stream()
                .collect(toMap(Map.Entry::getKey, stated -> new Consent(stated.getValue(), Instant.EPOCH)));
        return this;
    }

    public SampleProfile stating(Channel channel, Consent consent) {
        consents = Map.of(channel, consent);
        return this;
    }

    public SampleProfile stating(Channel channel, ConsentStatements both) {
        statements = Map.of(channel, both);
        return stating(channel, both.effective());
    }

    public SampleProfile churnedBy(ChurnReason reason) {
        churnReason = reason;
        return this;
    }

    public SampleProfile deceased(Boolean value) {
        deceased = value;
        return this;
    }

    public CustomerProfile build() {
        return new CustomerProfile(
                customer,
                version,
                name,
                locale,
                "Asia/Tokyo",
                contacts,
                preferred,
                consents,
                Stage.CHURNED,
                churnReason,
                null,
                false,
                deceased,
                statements);
    }
}
