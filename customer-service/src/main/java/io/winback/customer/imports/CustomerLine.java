package io.winback.customer.imports;

import io.winback.customer.profile.PersonalData;
import io.winback.events.Channel;
import io.winback.events.rest.InvalidInput;
import jakarta.validation.Validator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One line of a file of customers. */
final class CustomerLine {

    static final List<String> REQUIRED = List.of("customer_id");
    static final List<String> OPTIONAL = List.of(
            "name",
            "locale",
            "time_zone",
            "birth_date",
            "email",
            "phone",
            "chat",
            "preferred_channel",
            "consent_email",
            "consent_sms",
            "consent_chat");

    private final CsvLine line;

    CustomerLine(CsvLine line) {
        this.line = line;
    }

    ImportCustomers.Person person(Validator validator) throws Rejected {
        var data = new PersonalData(
                line.value("name").orElse(null),
                line.value("locale").orElse(null),
                line.value("time_zone").orElse(null),
                birthDate(),
                new PersonalData.ContactData(
                        line.value("email").orElse(null),
                        line.value("phone").orElse(null),
                        line.value("chat").orElse(null)),
                preferredChannel(),
                consents(),
                null);
        var person = new ImportCustomers.Person(line.required("customer_id"), data);
        var violation = validator.validate(person).stream().findFirst();
        if (violation.isPresent()) {
            throw new Rejected(
                    column(violation.get().getPropertyPath().toString()),
                    violation.get().getMessage());
        }
        try {
            data.check();
        } catch (InvalidInput e) {
            throw new Rejected(column(e.field()), e.getMessage());
        }
        return person;
    }

    private LocalDate birthDate() throws Rejected {
        try {
            return line.value("birth_date").map(LocalDate::parse).orElse(null);
        } catch (DateTimeException e) {
            throw new Rejected("birth_date", "is no date such as 1990-11-22");
        }
    }

    private Channel preferredChannel() throws Rejected {
        try {
            return line.value("preferred_channel")
                    .map(name -> Channel.valueOf(name.toUpperCase(Locale.ROOT)))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            throw new Rejected("preferred_channel", "must be one of " + Arrays.toString(Channel.values()));
        }
    }

    private Map<Channel, Boolean> consents() throws Rejected {
        var consents = new EnumMap<Channel, Boolean>(Channel.class);
        for (var channel : Channel.values()) {
            var column = "consent_" + channel.name().toLowerCase(Locale.ROOT);
            var said = line.value(column).map(text -> text.toLowerCase(Locale.ROOT));
            if (said.isPresent() && !said.get().equals("true") && !said.get().equals("false")) {
                throw new Rejected(column, "must be true or false");
            }
            said.ifPresent(text -> consents.put(channel, Boolean.valueOf(text)));
        }
        return consents;
    }

    /** {@code data.contacts.phone} → {@code phone}, {@code timeZone} → {@code time_zone}. */
    private static String column(String path) {
        var field = path.substring(path.lastIndexOf('.') + 1);
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
