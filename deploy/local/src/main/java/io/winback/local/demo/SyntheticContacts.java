package io.winback.local.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Profiles with addresses that only the stand-ins deliver to. */
final class SyntheticContacts {

    private static final List<String> CHANNELS = List.of("EMAIL", "SMS", "CHAT");

    private SyntheticContacts() {}

    /** @param willing whether the customer consents to their preferred channel and to e-mail */
    static Map<String, Object> person(String customerId, int number, String locale, boolean willing) {
        var preferred = CHANNELS.get(number % CHANNELS.size());
        return Map.of(
                "customerId",
                customerId,
                "name",
                "Customer " + customerId,
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
                preferred,
                "consents",
                consents(preferred, willing));
    }

    private static Map<String, Object> consents(String preferred, boolean willing) {
        if (!willing) {
            return Map.of("EMAIL", false, "SMS", false, "CHAT", false);
        }
        return preferred.equals("EMAIL") ? Map.of("EMAIL", true) : Map.of("EMAIL", true, preferred, true);
    }
}
