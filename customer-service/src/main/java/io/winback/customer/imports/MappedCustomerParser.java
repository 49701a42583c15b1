package io.winback.customer.imports;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import io.winback.customer.imports.ImportedCustomer.BadField;
import io.winback.customer.imports.format.CsvHeader;
import io.winback.customer.imports.format.CsvRecord;
import io.winback.customer.imports.format.CsvRecords;
import io.winback.customer.imports.format.FileText;
import io.winback.customer.imports.format.FormatDocument;
import io.winback.customer.imports.format.FormatFields;
import io.winback.customer.imports.format.FormatReader;
import io.winback.customer.jobs.JobPipelines;
import io.winback.customer.profile.PersonalData;
import io.winback.customer.profile.PersonalDataPatch;
import io.winback.events.Channel;
import jakarta.validation.Validator;
import java.io.IOException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Parses a file of customers as a format describes it. A blank cell changes nothing. */
final class MappedCustomerParser implements LineParser<ImportedCustomer> {

    private final JobPipelines pipelines;
    private final FormatDocument document;
    private final BiFunction<CsvHeader, FileText, FormatReader> readers;
    private final Validator validator;

    /** @param readers creates the reader of a file with a header */
    MappedCustomerParser(
            JobPipelines pipelines,
            FormatDocument document,
            BiFunction<CsvHeader, FileText, FormatReader> readers,
            Validator validator) {
        this.pipelines = pipelines;
        this.document = document;
        this.readers = readers;
        this.validator = validator;
    }

    @Override
    public void checkBeginning(FileText file) throws IOException {
        CsvHeader.read(file, MappedOrderParser.separator(file, document));
    }

    @Override
    public void parse(FileText file, LineSink<ImportedCustomer> sink) throws IOException {
        char separator = MappedOrderParser.separator(file, document);
        var reader = readers.apply(CsvHeader.read(file, separator), file);
        try (var records = new CsvRecords(file.open(), separator);
                var lines = new ParallelLineReader<CsvRecord, ImportedCustomer>(
                        pipelines, (number, record) -> person(reader, record), sink)) {
            records.next();
            for (var record = records.next(); record != null; record = records.next()) {
                lines.add(record.line(), record, record.length());
            }
            lines.finish();
        }
    }

    private ImportedCustomer person(FormatReader reader, CsvRecord record) throws Rejected {
        CsvParser.checkReadable(record, reader.columns());
        var cells = record.fields();
        var faults = new LineFaults();
        var customerId = faults.read(
                () -> reader.customerId(cells).orElseThrow(() -> new Rejected(reader.customerColumns(), "is missing")));
        var consents = new EnumMap<Channel, Boolean>(Channel.class);
        var times = new EnumMap<Channel, Instant>(Channel.class);
        for (var channel : Channel.values()) {
            faults.read(() -> readConsent(reader, cells, channel, consents, times));
        }
        var data = data(reader, cells, consents, faults);
        var person = customerId == null
                ? null
                : faults.read(() -> CustomerLine.person(customerId, new PersonalDataPatch(data, Set.of()), validator));
        if (person != null && !faults.isEmpty()) {
            faults.add(BadField.rejected(person.badFields()));
        }
        faults.check();
        return new ImportedCustomer(person.customerId(), person.patch(), person.badFields(), times);
    }

    private static PersonalData data(
            FormatReader reader, List<String> cells, Map<Channel, Boolean> consents, LineFaults faults) {
        var attributes = attributes(reader, cells, faults);
        var day = faults.find(() -> reader.day(cells, FormatFields.BIRTH_DATE)).orElse(null);
        if (day instanceof MonthDay birthday) {
            attributes.put(PersonalData.BIRTHDAY, birthday.toString());
        }
        return new PersonalData(
                faults.find(() -> reader.text(cells, FormatFields.NAME)).orElse(null),
                faults.find(() -> reader.text(cells, FormatFields.LOCALE)).orElse(null),
                faults.find(() -> reader.zoneName(cells, FormatFields.TIME_ZONE))
                        .orElse(null),
                day instanceof LocalDate date ? date : null,
                new PersonalData.ContactData(
                        faults.find(() -> reader.text(cells, FormatFields.EMAIL))
                                .orElse(null),
                        faults.read(() -> phone(reader, cells)),
                        faults.find(() -> reader.text(cells, FormatFields.CHAT)).orElse(null)),
                faults.read(() -> channel(reader, cells)),
                consents,
                attributes.isEmpty() ? null : attributes);
    }

    private static Map<String, Object> attributes(FormatReader reader, List<String> cells, LineFaults faults) {
        var attributes = new TreeMap<String, Object>();
        for (var field : reader.document().columns().keySet()) {
            if (field.startsWith(FormatFields.ATTRIBUTE)) {
                faults.find(() -> reader.text(cells, field))
                        .ifPresent(value -> attributes.put(field.substring(FormatFields.ATTRIBUTE.length()), value));
            }
        }
        return attributes;
    }

    /** In E.164, where the country is known. Spreadsheets put an apostrophe before a plus, and drop leading zeros. */
    private static String phone(FormatReader reader, List<String> cells) throws Rejected {
        var text = reader.text(cells, FormatFields.PHONE).orElse(null);
        if (text == null) {
            return null;
        }
        var number = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceFirst("^'", "")
                .strip();
        var region = reader.document().phoneRegion();
        boolean isInternational = number.startsWith("+") || region == null && number.matches("[1-9]\\d{7,14}");
        try {
            var numbers = PhoneNumberUtil.getInstance();
            return numbers.format(
                    numbers.parse(isInternational && !number.startsWith("+") ? "+" + number : number, region),
                    PhoneNumberFormat.E164);
        } catch (NumberParseException e) {
            return number;
        }
    }

    private static Channel channel(FormatReader reader, List<String> cells) throws Rejected {
        var name = reader.text(cells, FormatFields.PREFERRED_CHANNEL);
        try {
            return name.map(text -> Channel.valueOf(text.toUpperCase(Locale.ROOT)))
                    .orElse(null);
        } catch (IllegalArgumentException e) {
            throw new Rejected(
                    reader.columnOf(FormatFields.PREFERRED_CHANNEL),
                    "must be one of " + Arrays.toString(Channel.values()),
                    name.orElse(""));
        }
    }

    /** A later withdrawal outranks an opt-in, and both outrank a plain yes or no. */
    private static Map<Channel, Boolean> readConsent(
            FormatReader reader,
            List<String> cells,
            Channel channel,
            Map<Channel, Boolean> consents,
            Map<Channel, Instant> times)
            throws Rejected {
        var field = FormatFields.CONSENT + channel;
        var stated = reader.text(cells, field);
        if (stated.isPresent()) {
            consents.put(channel, ConsentText.read(reader.columnOf(field), stated.get()));
        }
        var given = reader.time(cells, FormatFields.CONSENT_AT + channel);
        var withdrawn = reader.time(cells, FormatFields.WITHDRAWN_AT + channel);
        if (given.isPresent()) {
            consents.put(channel, true);
            times.put(channel, given.get());
        }
        if (withdrawn.isPresent() && (given.isEmpty() || !withdrawn.get().isBefore(given.get()))) {
            consents.put(channel, false);
            times.put(channel, withdrawn.get());
        }
        return consents;
    }
}
