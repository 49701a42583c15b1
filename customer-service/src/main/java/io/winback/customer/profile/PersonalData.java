package io.winback.customer.profile;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.LanguageTag;
import io.winback.chassis.http.PrintableLine;
import io.winback.events.Channel;
import io.winback.events.EventJson;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Personal data that other systems send.
 *
 * @param locale BCP 47, such as {@code ja-JP}
 * @param timeZone IANA, such as {@code Asia/Tokyo}
 * @param consents by channel; a channel without a value stays as it is
 */
public record PersonalData(
        @Size(max = 200) @PrintableLine String name,

        @LanguageTag String locale,

        @Size(max = 64) String timeZone,
        @Past LocalDate birthDate,
        ContactData contacts,
        Channel preferredChannel,
        Map<Channel, Boolean> consents,
        @Size(max = PersonalData.MAX_ATTRIBUTES) Map<String, Object> attributes) {

    private static final String EMPTY = "must not be empty; leave it out where there is no address";
    private static final int MAX_PHONE_LENGTH = 20;
    private static final int MAX_CHAT_LENGTH = 128;
    static final int MAX_ATTRIBUTES = 100;
    private static final int MAX_ATTRIBUTES_LENGTH = 16_384;
    private static final int MAX_ATTRIBUTES_DEPTH = 10;

    /** Contact addresses. */
    public record ContactData(String email, String phone, String chat) {

        static final ContactData NONE = new ContactData(null, null, null);

        /** The problem of each invalid address, by its field. */
        Map<String, String> problems() {
            var problems = new LinkedHashMap<String, String>();
            Optional.ofNullable(email)
                    .flatMap(EmailAddress::problemWith)
                    .ifPresent(problem -> problems.put("contacts.email", problem));
            Optional.ofNullable(phone)
                    .flatMap(PersonalData::problemWithPhone)
                    .ifPresent(problem -> problems.put("contacts.phone", problem));
            Optional.ofNullable(chat)
                    .flatMap(PersonalData::problemWithChat)
                    .ifPresent(problem -> problems.put("contacts.chat", problem));
            return problems;
        }
    }

    /** @throws InvalidInput if a constraint is broken that no annotation expresses */
    public void check() {
        if (contacts != null) {
            contacts.problems().entrySet().stream().findFirst().ifPresent(problem -> {
                throw InvalidInput.inBody(problem.getKey(), problem.getValue());
            });
        }
        checkAllButContacts();
    }

    /** @throws InvalidInput as above, without the contact addresses */
    public void checkAllButContacts() {
        if (timeZone != null) {
            try {
                ZoneId.of(timeZone);
            } catch (DateTimeException e) {
                throw InvalidInput.inBody("timeZone", "must be an IANA zone such as Asia/Tokyo");
            }
        }
        if (birthDate != null && birthDate.getYear() < 1850) {
            throw InvalidInput.inBody("birthDate", "must not be before 1850");
        }
        if (consents != null && consents.containsValue(null)) {
            throw InvalidInput.inBody("consents", "must be true or false");
        }
        checkAttributes();
    }

    /** @throws InvalidInput if attributes are too many, or cannot be stored */
    void checkAttributes() {
        if (attributes == null) {
            return;
        }
        if (depth(attributes) > MAX_ATTRIBUTES_DEPTH) {
            throw InvalidInput.inBody("attributes", "must be at most %d levels deep".formatted(MAX_ATTRIBUTES_DEPTH));
        }
        var written = EventJson.write(attributes);
        if (attributes.size() > MAX_ATTRIBUTES || written.length() > MAX_ATTRIBUTES_LENGTH) {
            throw InvalidInput.inBody(
                    "attributes",
                    "must be at most %d, of at most %d characters of JSON in all"
                            .formatted(MAX_ATTRIBUTES, MAX_ATTRIBUTES_LENGTH));
        }
        if (written.contains("\\u0000")) {
            throw InvalidInput.inBody("attributes", "must not contain NUL characters");
        }
    }

    private static int depth(Object value) {
        var parts =
                value instanceof Map<?, ?> map ? map.values() : value instanceof Collection<?> list ? list : List.of();
        return parts.isEmpty()
                ? 0
                : 1 + parts.stream().mapToInt(PersonalData::depth).max().getAsInt();
    }

    private static Optional<String> problemWithPhone(String phone) {
        return isPhone(phone)
                ? Optional.empty()
                : Optional.of(phone.isBlank() ? EMPTY : "must be a phone number in E.164, such as +819012345678");
    }

    private static Optional<String> problemWithChat(String chat) {
        if (chat.isBlank()) {
            return Optional.of(EMPTY);
        }
        return chat.length() > MAX_CHAT_LENGTH
                ? Optional.of("must be at most %d characters".formatted(MAX_CHAT_LENGTH))
                : AddressCharacters.problemWith(chat);
    }

    private static boolean isPhone(String phone) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            return phone.startsWith("+")
                    && phone.length() <= MAX_PHONE_LENGTH
                    && phone.equals(numbers.format(numbers.parse(phone, null), PhoneNumberUtil.PhoneNumberFormat.E164))
                    && numbers.isPossibleNumber(numbers.parse(phone, null));
        } catch (NumberParseException e) {
            return false;
        }
    }
}
