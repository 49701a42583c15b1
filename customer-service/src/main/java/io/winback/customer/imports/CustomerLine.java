package io.winback.customer.imports;

import io.winback.customer.imports.ImportedCustomer.BadField;
import io.winback.customer.imports.format.LenientTime;
import io.winback.customer.profile.PersonalData;
import io.winback.customer.profile.PersonalDataPatch;
import io.winback.customer.profile.PersonalDataPatch.Field;
import io.winback.events.Channel;
import jakarta.validation.Validator;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
    private final LineFaults faults = new LineFaults();

    CustomerLine(CsvLine line, BlankCells blankCells) {
        this.line = line;
        this.blankCells = blankCells;
    }

    ImportedCustomer person(Validator validator) throws Rejected {
        var customerId = faults.read(() -> line.requiredId("customer_id"));
        var data = new PersonalData(
                value("name"),
                value("locale"),
                value("time_zone"),
                faults.find(this::birthDate).orElse(null),
                new PersonalData.ContactData(value("email"), value("phone"), value("chat")),
                faults.find(this::preferredChannel).orElse(null),
                consents(),
                null);
        var removed = faults.read(this::removed);
        if (customerId != null && removed != null) {
            var person = faults.read(() -> person(customerId, new PersonalDataPatch(data, removed), validator));
            if (faults.isEmpty()) {
                return inColumns(person);
            }
            if (person != null) {
                faults.add(BadField.rejected(person.badFields()));
            }
        }
        throw faults.all().in(CustomerLine::column);
    }

    private String value(String column) {
        return faults.find(() -> line.value(column)).orElse(null);
    }

    /** Checks a line of any format. An invalid address is ignored, and the rest of the line is accepted. */
    static ImportedCustomer person(String customerId, PersonalDataPatch given, Validator validator) throws Rejected {
        var problems = given.contactProblems();
        var patch = given.without(problems.keySet());
        var bad = problems.entrySet().stream()
                .map(problem -> new BadField(problem.getKey(), problem.getValue()))
                .toList();
        var person = new ImportedCustomer(customerId, patch, bad);
        var faults = new LineFaults();
        faults.read(() -> {
            LineViolations.check(validator, person, path -> path);
            return person;
        });
        faults.read(() -> {
            LineViolations.check(validator, patch.given(), path -> path);
            return person;
        });
        faults.add(
                patch.given().problemsOfOtherFields().stream().map(Rejected::of).toList());
        if (!faults.isEmpty()) {
            faults.add(BadField.rejected(bad));
        }
        faults.check();
        return person;
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

    private Optional<LocalDate> birthDate() throws Rejected {
        var text = line.value("birth_date");
        return text.isEmpty() ? Optional.empty() : Optional.of(LenientTime.readDay("birth_date", text.get()));
    }

    private Optional<Channel> preferredChannel() throws Rejected {
        var name = line.value("preferred_channel");
        try {
            return name.map(text -> Channel.valueOf(text.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new Rejected(
                    "preferred_channel", "must be one of " + Arrays.toString(Channel.values()), name.orElse(""));
        }
    }

    private Map<Channel, Boolean> consents() {
        var consents = new EnumMap<Channel, Boolean>(Channel.class);
        for (var channel : Channel.values()) {
            var column = "consent_" + channel.name().toLowerCase(Locale.ROOT);
            var granted = faults.find(() -> line.value(column));
            if (granted.isPresent()) {
                var consent = faults.read(() -> ConsentText.read(column, granted.get()));
                if (consent != null) {
                    consents.put(channel, consent);
                }
            }
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
