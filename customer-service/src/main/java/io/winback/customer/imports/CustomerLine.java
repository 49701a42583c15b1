package io.winback.customer.imports;

import io.winback.chassis.http.InvalidInput;
import io.winback.customer.imports.ImportedCustomer.BadField;
import io.winback.customer.profile.PersonalData;
import io.winback.customer.profile.PersonalDataPatch;
import io.winback.customer.profile.PersonalDataPatch.Field;
import io.winback.events.Channel;
import jakarta.validation.Validator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads one line of a CSV file of customers. An absent column changes nothing. */
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

    private static final Map<String, Field> REMOVABLE = Map.of(
            "name", Field.NAME,
            "locale", Field.LOCALE,
            "time_zone", Field.TIME_ZONE,
            "birth_date", Field.BIRTH_DATE,
            "email", Field.EMAIL,
            "phone", Field.PHONE,
            "chat", Field.CHAT,
            "preferred_channel", Field.PREFERRED_CHANNEL);

    private final CsvLine line;
    private final BlankCells blankCells;

    CustomerLine(CsvLine line, BlankCells blankCells) {
        this.line = line;
        this.blankCells = blankCells;
    }

    ImportedCustomer person(Validator validator) throws Rejected {
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
        try {
            return inColumns(person(line.requiredId("customer_id"), new PersonalDataPatch(data, removed()), validator));
        } catch (Rejected e) {
            throw new Rejected(column(e.field()), e.getMessage());
        }
    }

    /** Checks a line of any format. An invalid address is ignored, and the rest of the line is accepted. */
    static ImportedCustomer person(String customerId, PersonalDataPatch given, Validator validator) throws Rejected {
        var problems = given.contactProblems();
        var patch = given.without(problems.keySet());
        var bad = problems.entrySet().stream()
                .map(problem -> new BadField(problem.getKey(), problem.getValue()))
                .toList();
        var person = new ImportedCustomer(customerId, patch, bad);
        check(validator, person);
        check(validator, patch.given());
        try {
            patch.given().checkAllButContacts();
        } catch (InvalidInput e) {
            throw new Rejected(e.field(), e.getMessage());
        }
        return person;
    }

    private static void check(Validator validator, Object value) throws Rejected {
        var violation = validator.validate(value).stream().findFirst();
        if (violation.isPresent()) {
            throw new Rejected(
                    violation.get().getPropertyPath().toString(),
                    violation.get().getMessage());
        }
    }

    private Set<Field> removed() throws Rejected {
        var removed = EnumSet.noneOf(Field.class);
        if (blankCells == BlankCells.CLEAR) {
            for (var column : REMOVABLE.entrySet()) {
                if (line.isBlank(column.getKey())) {
                    removed.add(column.getValue());
                }
            }
        }
        return removed;
    }

    private LocalDate birthDate() throws Rejected {
        try {
            return line.value("birth_date").map(LocalDate::parse).orElse(null);
        } catch (DateTimeException e) {
            throw new Rejected("birth_date", "must be a date such as 1990-11-22");
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
            var granted = line.value(column).map(text -> text.toLowerCase(Locale.ROOT));
            if (granted.isPresent()
                    && !granted.get().equals("true")
                    && !granted.get().equals("false")) {
                throw new Rejected(column, "must be true or false");
            }
            granted.ifPresent(text -> consents.put(channel, Boolean.valueOf(text)));
        }
        return consents;
    }

    private static ImportedCustomer inColumns(ImportedCustomer person) {
        return new ImportedCustomer(
                person.customerId(),
                person.patch(),
                person.badFields().stream()
                        .map(bad -> new BadField(column(bad.field()), bad.message()))
                        .toList());
    }

    /** {@code contacts.phone} → {@code phone}, {@code timeZone} → {@code time_zone}. */
    private static String column(String path) {
        var field = path.substring(path.lastIndexOf('.') + 1);
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
