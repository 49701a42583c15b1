package io.winback.chassis.audit;

import java.util.Map;
import java.util.Set;

/**
 * The fields of subjects whose values are personal data of customers, or may hold some. An audit entry shows that they changed,
 * without values.
 */
final class PersonalFields {

    private static final Map<String, Set<String>> BY_KIND = Map.of(
            "customer", Set.of("name", "birthDate", "contacts", "email", "phone", "chat", "attributes", "note"),
            "complaint", Set.of("text", "resolution", "evidence", "comment"),
            "death-hint", Set.of("text", "evidence", "note", "reason", "source"),
            "interview", Set.of("notes"),
            "coupon", Set.of("revocationReason"),
            "redemption", Set.of("reversalReason"));

    private PersonalFields() {}

    /**
     * @param subject such as {@code complaint/…}
     * @param field its path
     */
    static boolean contain(String subject, String field) {
        var kind = subject.substring(0, Math.max(0, subject.indexOf('/')));
        var personal = BY_KIND.getOrDefault(kind, Set.of());
        for (var part : field.split("\\.")) {
            if (personal.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
