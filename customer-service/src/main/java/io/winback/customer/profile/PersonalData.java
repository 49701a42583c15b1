package io.winback.customer.profile;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.winback.chassis.http.AnsweredFields;
import io.winback.chassis.http.Depth;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.InvalidInputs;
import io.winback.chassis.http.LanguageTag;
import io.winback.chassis.http.PrintableLine;
import io.winback.chassis.http.StatedTimeZone;
import io.winback.chassis.http.StorableJson;
import io.winback.events.Channel;
import io.winback.events.EventJson;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Personal data that other systems send.
 *
 * @param locale BCP 47, such as {@code ja-JP}
 * @param timeZone IANA, such as {@code Asia/Tokyo}, or an offset such as {@code +09:00}
 * @param consents by channel; a channel without a value stays as it is
 */
@AnsweredFields({"customerId", "lifecycle", "value"})
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
    /** The attribute of a birthday without a year, such as {@code --02-29}. */
    public static final String BIRTHDAY = "birthday";

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

    /**
     * @throws InvalidInput if a constraint is broken that no annotation expresses
     * @throws InvalidInputs if several are
     */
    public void check() {
        var problems = new ArrayList<InvalidInput>();
        if (contacts != null) {
            contacts.problems().forEach((field, problem) -> problems.add(InvalidInput.inBody(field, problem)));
        }
        problems.addAll(problemsOfOtherFields());
        InvalidInputs.check(problems);
    }

    /** The broken constraints that no annotation expresses, without those of the contact addresses. */
    public List<InvalidInput> problemsOfOtherFields() {
        var problems = new ArrayList<InvalidInput>();
        if (timeZone != null && StatedTimeZone.find(timeZone).isEmpty()) {
            problems.add(InvalidInput.inBody("timeZone", StatedTimeZone.EXPECTED));
        }
        if (birthDate != null && birthDate.getYear() < 1850) {
            problems.add(InvalidInput.inBody("birthDate", "must not be before 1850"));
        }
        if (consents != null && consents.containsValue(null)) {
            problems.add(InvalidInput.inBody("consents", "must be true or false"));
        }
        try {
            checkAttributes();
        } catch (InvalidInput e) {
            problems.add(e);
        }
        return problems;
    }

    private void checkAttributes() {
        if (attributes != null) {
            checkAttributesDepth();
            StorableJson.check("attributes", attributes);
        }
        checkAttributesSize();
    }

    private void checkAttributesDepth() {
        if (Depth.exceeds(MAX_ATTRIBUTES_DEPTH, attributes)) {
            throw InvalidInput.inBody("attributes", "must be at most %d levels deep".formatted(MAX_ATTRIBUTES_DEPTH));
        }
    }

    /** @throws InvalidInput if attributes are too many, too deep, or too long */
    void checkAttributesSize() {
        if (attributes == null) {
            return;
        }
        checkAttributesDepth();
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
