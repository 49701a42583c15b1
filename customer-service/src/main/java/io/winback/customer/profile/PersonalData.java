package io.winback.customer.profile;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import io.winback.events.Channel;
import io.winback.events.EventJson;
import io.winback.events.rest.InvalidInput;
import io.winback.events.rest.PrintableText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What others tell us of a person.
 *
 * @param locale BCP 47, such as {@code ja-JP}
 * @param timeZone IANA, such as {@code Asia/Tokyo}
 * @param consents the channels the person allows; one that is not named stays as it was
 */
public record PersonalData(
        @Size(max = 200) @Pattern(regexp = PrintableText.REGEXP, message = PrintableText.MESSAGE)
        String name,

        @Pattern(regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", message = "must be a BCP 47 tag such as ja-JP")
        String locale,

        @Size(max = 64) String timeZone,
        @Past LocalDate birthDate,
        @Valid ContactData contacts,
        Channel preferredChannel,
        Map<Channel, Boolean> consents,
        @Size(max = 100) Map<String, Object> attributes) {

    private static final int LARGEST_ATTRIBUTES = 16_384;
    private static final int DEEPEST_ATTRIBUTES = 10;

    /** Where a person is reached. */
    public record ContactData(
            @Email(regexp = "[^\\p{Cntrl}\\s<>]*") @Size(max = 254)
            String email,

            @Size(max = 20) String phone,

            @Size(max = 128) @Pattern(regexp = PrintableText.REGEXP, message = PrintableText.MESSAGE)
            String chat) {}

    /** @throws InvalidInput for what no constraint on a single field can say */
    public void check() {
        if (timeZone != null) {
            try {
                ZoneId.of(timeZone);
            } catch (DateTimeException e) {
                throw InvalidInput.inBody("timeZone", "must be an IANA zone such as Asia/Tokyo");
            }
        }
        if (birthDate != null && birthDate.getYear() < 1850) {
            throw InvalidInput.inBody("birthDate", "is too long ago");
        }
        if (contacts != null && contacts.phone() != null && !isPhone(contacts.phone())) {
            throw InvalidInput.inBody("contacts.phone", "must be a phone number in E.164, such as +819012345678");
        }
        if (consents != null && consents.containsValue(null)) {
            throw InvalidInput.inBody("consents", "must be true or false");
        }
        if (attributes != null && depth(attributes) > DEEPEST_ATTRIBUTES) {
            throw InvalidInput.inBody("attributes", "must be at most %d levels deep".formatted(DEEPEST_ATTRIBUTES));
        }
        if (attributes != null && EventJson.write(attributes).length() > LARGEST_ATTRIBUTES) {
            throw InvalidInput.inBody(
                    "attributes", "must be at most %d characters of JSON".formatted(LARGEST_ATTRIBUTES));
        }
        if (attributes != null && EventJson.write(attributes).contains("\\u0000")) {
            throw InvalidInput.inBody("attributes", "must not hold NUL characters");
        }
    }

    private static int depth(Object value) {
        var parts =
                value instanceof Map<?, ?> map ? map.values() : value instanceof Collection<?> list ? list : List.of();
        return parts.isEmpty()
                ? 0
                : 1 + parts.stream().mapToInt(PersonalData::depth).max().getAsInt();
    }

    private static boolean isPhone(String phone) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            return phone.startsWith("+")
                    && phone.equals(numbers.format(numbers.parse(phone, null), PhoneNumberUtil.PhoneNumberFormat.E164))
                    && numbers.isPossibleNumber(numbers.parse(phone, null));
        } catch (NumberParseException e) {
            return false;
        }
    }
}
