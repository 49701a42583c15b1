package io.winback.customer.imports.format;

import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.InvalidInputs;
import io.winback.chassis.http.ReceivedValue;
import io.winback.customer.imports.Rejected;
import io.winback.customer.imports.format.FormatDocument.Kind;
import io.winback.customer.imports.format.FormatDocument.Lines;
import io.winback.customer.imports.format.FormatDocument.Total;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rules of a format document that no annotation expresses. */
final class FormatRules {

    private static final Set<String> MARKS = Set.of(".", ",", "ANY");
    private static final Set<String> GROUPING = Set.of(".", ",", " ", "'", "’");

    private final FormatDocument document;

    private FormatRules(FormatDocument document) {
        this.document = document;
    }

    /** @throws InvalidInput naming the field */
    static void check(FormatDocument document) {
        var rules = new FormatRules(document);
        rules.checkText();
        rules.checkNumbers();
        rules.checkTimes();
        rules.checkColumns();
        rules.checkRequired();
    }

    private void checkText() {
        if (!document.charset().equals(FormatDocument.AUTO)) {
            Charsets.find(document.charset())
                    .orElseThrow(() -> InvalidInput.inBody(
                            "charset", Charsets.EXPECTED + ", not " + ReceivedValue.quoted(document.charset())));
        }
        check(
                document.separator().equals(FormatDocument.AUTO)
                        || document.separator().length() == 1 && CsvHeader.SEPARATORS.contains(document.separator()),
                "separator",
                "must be AUTO or one of , ; | and tab");
        check(
                document.phoneRegion() == null
                        || Set.of(Locale.getISOCountries()).contains(document.phoneRegion()),
                "phoneRegion",
                "must be an ISO 3166 country such as JP");
    }

    private void checkNumbers() {
        check(MARKS.contains(document.decimalMark()), "decimalMark", "must be . or , or ANY");
        check(
                document.groupingMark() == null || GROUPING.contains(document.groupingMark()),
                "groupingMark",
                "must be one of . , ' or a space, or absent");
        check(
                document.groupingMark() == null
                        || !document.decimalMark().equals("ANY")
                                && !document.groupingMark().equals(document.decimalMark()),
                "groupingMark",
                "must differ from decimalMark, which must not be ANY");
        document.currencySymbols().forEach((symbol, code) -> {
            check(
                    !symbol.isBlank() && symbol.length() <= 5 && symbol.chars().noneMatch(Character::isDigit),
                    "currencySymbols",
                    "must be 1 to 5 characters without digits");
            checkCurrency("currencySymbols." + symbol, code);
        });
        if (document.constants().containsKey(FormatFields.CURRENCY)) {
            checkCurrency("constants.currency", document.constants().get(FormatFields.CURRENCY));
        }
    }

    private static void checkCurrency(String field, String code) {
        try {
            CurrencyAmounts.currency(field, code == null ? "" : code);
        } catch (Rejected e) {
            throw InvalidInput.inBody(field, e.getMessage());
        }
    }

    private void checkTimes() {
        check(
                document.timeZone() == null
                        || ZoneNames.find(document.timeZone()).isPresent(),
                "timeZone",
                "must be a time zone such as Europe/London");
        for (int i = 0; i < document.datePatterns().size(); i++) {
            var pattern = document.datePatterns().get(i);
            try {
                TimeFormat.formatter(pattern);
            } catch (IllegalArgumentException e) {
                throw InvalidInput.inBody(
                        "datePatterns[%d]".formatted(i),
                        "must be a pattern such as yyyy-MM-dd HH:mm:ss, not " + ReceivedValue.quoted(pattern));
            }
            check(
                    DatePattern.reads(pattern, document.has(FormatFields.BIRTH_DATE)),
                    "datePatterns[%d]".formatted(i),
                    "must read a date with its year, and all of the time that it has, such as yyyy-MM-dd HH:mm:ss (yyyy, not YYYY), not "
                            + ReceivedValue.quoted(pattern));
        }
    }

    private void checkColumns() {
        document.columns().forEach((field, column) -> {
            checkKnown("columns." + field, field);
            boolean isName = column instanceof String name && !name.isBlank();
            boolean isList = column instanceof List<?> names
                    && !names.isEmpty()
                    && names.stream().allMatch(name -> name instanceof String text && !text.isBlank());
            check(isName || isList, "columns." + field, "must be the name of a column, or a list of names");
            check(
                    !document.constants().containsKey(field),
                    "constants." + field,
                    "has a column, too; leave out one of them");
        });
        document.constants().keySet().forEach(field -> checkKnown("constants." + field, field));
        check(
                document.statuses().isEmpty() || document.has(FormatFields.STATUS),
                "columns.status",
                "is required, because statuses are given");
        check(
                document.itemKinds().isEmpty() || document.has(FormatFields.ITEM_KIND),
                "columns.itemKind",
                "is required, because itemKinds are given");
    }

    private static void checkKnown(String path, String field) {
        check(
                FormatFields.isKnown(field),
                path,
                "is not a known field; expected one of %s, attributes.…"
                        .formatted(String.join(", ", FormatFields.all())));
    }

    private void checkRequired() {
        check(
                document.total() != Total.FIRST_LINE || document.lines() == Lines.ITEMS,
                "total",
                "must not be FIRST_LINE where a line is an order");
        InvalidInputs.check(FormatFields.required(document, document.kind()).stream()
                .filter(field -> !document.has(field))
                .map(this::missing)
                .toList());
    }

    private InvalidInput missing(String field) {
        return InvalidInput.inBody(
                "columns." + field,
                document.kind() == Kind.ORDERS && field.equals(FormatFields.CURRENCY)
                        ? "is required, or constants.currency, or currencySymbols"
                        : "is required");
    }

    private static void check(boolean holds, String field, String message) {
        if (!holds) {
            throw InvalidInput.inBody(field, message);
        }
    }
}
