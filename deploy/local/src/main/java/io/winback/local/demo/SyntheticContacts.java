package io.winback.local.demo;

import io.winback.events.Channel;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;

import static java.util.stream.Collectors.toMap;

/** Profiles with addresses that only the stand-ins deliver to. */
final class SyntheticContacts {

    private SyntheticContacts() {}

    /** @param willing whether the customer consents to their preferred channel and to e-mail */
    static Map<String, Object> person(String customerId, int number, String locale, boolean willing) {
        var preferred = Channel.values()[number % Channel.values().length];
        return Map.of(
                "customerId",
                customerId,
                "name",
                SyntheticNames.of(locale, number),
                "locale",
                locale,
                "timeZone",
                locale.startsWith("ja") ? "Asia/Tokyo" : "America/New_York",
                "contacts",
                Map.of(
                        "email", customerId.toLowerCase(Locale.ROOT) + "@customers.example",
                        "phone", "+8190%08d".formatted(number),
                        "chat", "U" + customerId),
                "preferredChannel",
                preferred.name(),
                "consents",
                consents(preferred, willing));
    }

    private static Map<Channel, Boolean> consents(Channel preferred, boolean willing) {
        var stated = willing ? EnumSet.of(Channel.EMAIL, preferred) : EnumSet.allOf(Channel.class);
        return stated.stream().collect(toMap(channel -> channel, channel -> willing));
    }
}
