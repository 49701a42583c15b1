package io.winback.events;

import io.winback.events.access.AccessEvent;
import io.winback.events.campaign.CampaignEvent;
import io.winback.events.customer.CustomerEvent;
import io.winback.events.customer.ProfileEvent;
import io.winback.events.notification.NotificationEvent;
import io.winback.events.offer.OfferEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import static java.util.stream.Collectors.toUnmodifiableMap;

/** The topics between the services. Each has one owner that writes it, and is keyed by customer id, or by kind and id of a definition. */
public enum Topic {
    CUSTOMER_EVENTS("customer-events", "/customer-service", CustomerEvent.class),
    CAMPAIGN_EVENTS("campaign-events", "/campaign-service", CampaignEvent.class),
    OFFER_EVENTS("offer-events", "/offer-service", OfferEvent.class),
    NOTIFICATION_EVENTS("notification-events", "/notification-service", NotificationEvent.class),
    CUSTOMER_PROFILES("customer-profiles", "/customer-service", ProfileEvent.class),
    ACCESS_KEYS("access-keys", "/campaign-service", AccessEvent.class);

    private final String topicName;
    private final String source;
    private final Class<? extends Event> language;
    private final Map<String, Class<? extends Event>> types;

    Topic(String topicName, String source, Class<? extends Event> language) {
        this.topicName = topicName;
        this.source = source;
        this.language = language;
        this.types = types(language).collect(toUnmodifiableMap(Class::getSimpleName, Function.identity()));
    }

    /** The topic of an event. */
    public static Topic of(Event event) {
        return Arrays.stream(values())
                .filter(topic -> topic.language.isInstance(event))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic has events of " + event.getClass()));
    }

    public static Optional<Topic> find(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }

    public static Topic named(String topicName) {
        return find(topicName).orElseThrow(() -> new IllegalArgumentException("no topic is named " + topicName));
    }

    /** The types of its events, by their {@code ce_type}. */
    public Map<String, Class<? extends Event>> types() {
        return types;
    }

    /** The CloudEvents source of its owner. */
    public String source() {
        return source;
    }

    /** A compacted topic keeps the latest record of each record key. Other topics keep all records for a time. */
    public boolean compacted() {
        return this == CUSTOMER_PROFILES || this == ACCESS_KEYS;
    }

    @Override
    public String toString() {
        return topicName;
    }

    private static Stream<Class<? extends Event>> types(Class<? extends Event> language) {
        return language.isSealed()
                ? Arrays.stream(language.getPermittedSubclasses()).map(type -> type.asSubclass(Event.class))
                : Stream.of(language);
    }
}
