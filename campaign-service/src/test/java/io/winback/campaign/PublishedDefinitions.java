package io.winback.campaign;

import io.winback.events.Channel;
import io.winback.events.Event;
import io.winback.events.notification.TemplatePublished;
import io.winback.events.notification.TemplatePublished.Text;
import io.winback.events.offer.OfferDefined;
import io.winback.testkit.EventStream;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Offers and templates for tests, as their owners publish them. Each is published once. */
public final class PublishedDefinitions {

    private static final Set<String> KEYS = ConcurrentHashMap.newKeySet();

    private PublishedDefinitions() {}

    /** Templates with a text on every channel, in the default locale. */
    public static void templates(String... templateIds) {
        for (var templateId : templateIds) {
            var texts = Stream.of(Channel.values())
                    .map(channel -> new Text("ja", channel, false))
                    .toList();
            publishOnce(template(templateId, 1, texts));
        }
    }

    /** Offers without an end, with a budget that is not spent. */
    public static void offers(String... offerIds) {
        for (var offerId : offerIds) {
            publishOnce(new OfferDefined(offerId, 1, "offer", null, false));
        }
    }

    public static TemplatePublished template(String templateId, long version, List<Text> texts) {
        return new TemplatePublished(templateId, version, "ja", texts);
    }

    private static void publishOnce(Event definition) {
        if (KEYS.add(definition.customerId())) {
            EventStream.publish(definition);
        }
    }
}
