package io.winback.customer.imports.format;

import io.winback.customer.imports.Rejected;
import io.winback.customer.imports.format.AmountFormat.Amount;
import io.winback.customer.imports.format.FormatDocument.CustomerIdFrom;
import io.winback.customer.imports.format.FormatDocument.Ids;
import io.winback.customer.imports.format.FormatDocument.StatusMeaning;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Reads the fields of the lines of one file, as its format says. Several threads use it at once. */
public final class FormatReader {

    private static final Pattern POINT_ZERO = Pattern.compile("(\\d+)[.,]0+");
    private static final String OTHERS = "*";

    private final FormatDocument document;
    private final Map<String, int[]> positions = new HashMap<>();
    private final Map<String, StatusMeaning> statuses = new HashMap<>();
    private final String charset;
    private final int columns;
    private final AmountFormat amounts;
    private final TimeFormat times;
    private final ZoneId zone;

    /**
     * @param charset of the file, for messages
     * @param zone of times without a zone
     * @param usualZone the zone in which a date without a time begins
     */
    public FormatReader(FormatDocument document, CsvHeader header, String charset, ZoneId zone, ZoneId usualZone) {
        this.document = document;
        this.charset = charset;
        this.columns = header.names().size();
        var index = new HeaderIndex(header);
        for (var field : document.columns().keySet()) {
            positions.put(
                    field,
                    document.columnsOf(field).stream()
                            .flatMap(column -> index.find(column).stream())
                            .mapToInt(position -> position)
                            .toArray());
        }
        document.statuses().forEach((status, meaning) -> statuses.put(normal(status), meaning));
        this.amounts = new AmountFormat(document.decimalMark(), document.groupingMark(), document.currencySymbols());
        this.times = new TimeFormat(document.datePatterns(), usualZone);
        this.zone = zone;
    }

    /**
     * The zone that the import or its format names; null if neither does.
     *
     * @param document null for the columns of this API
     * @param ofImport null if the import names no zone
     */
    public static ZoneId zoneOf(FormatDocument document, String ofImport) {
        var name = ofImport == null && document != null ? document.timeZone() : ofImport;
        return name == null ? null : ZoneNames.stored(name);
    }

    public FormatDocument document() {
        return document;
    }

    /** The number of columns of the header. */
    public int columns() {
        return columns;
    }

    /** The name of the column of a field, for messages. */
    public String columnOf(String field) {
        return document.columnOf(field);
    }

    /** The text of a field without surrounding spaces; empty if it is blank. */
    public Optional<String> text(List<String> cells, String field) throws Rejected {
        var columns = positions.get(field);
        if (columns == null) {
            return Optional.ofNullable(document.constants().get(field));
        }
        var joined = new StringJoiner(" ");
        for (int column : columns) {
            var cell = column < cells.size() ? cells.get(column).strip() : "";
            if (!cell.isEmpty()) {
                joined.add(cell);
            }
        }
        var text = joined.toString();
        if (text.indexOf('\uFFFD') >= 0) {
            throw new Rejected(columnOf(field), "is not " + charset);
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    public Optional<Amount> amount(List<String> cells, String field) throws Rejected {
        var text = text(cells, field);
        return text.isEmpty() ? Optional.empty() : Optional.of(amounts.read(columnOf(field), text.get()));
    }

    /** A whole number; empty if it is blank. */
    public Optional<Integer> quantity(List<String> cells) throws Rejected {
        var amount = amount(cells, FormatFields.QUANTITY);
        try {
            return amount.map(quantity -> quantity.number().intValueExact());
        } catch (ArithmeticException e) {
            throw new Rejected(
                    columnOf(FormatFields.QUANTITY),
                    "must be a whole number",
                    amount.map(Amount::number).map(BigDecimal::toPlainString).orElse(""));
        }
    }

    public Optional<Instant> time(List<String> cells, String field) throws Rejected {
        var text = text(cells, field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var named = field.equals(FormatFields.PLACED_AT) ? text(cells, FormatFields.ZONE) : Optional.<String>empty();
        var itsZone = named.isEmpty() ? zone : ZoneNames.of(columnOf(FormatFields.ZONE), named.get());
        return Optional.of(times.read(columnOf(field), text.get(), itsZone));
    }

    /** A time in the zone of the file, for messages. */
    public String local(Instant time) {
        return LocalDateTime.ofInstant(time, zone).toString().replace('T', ' ');
    }

    /** A date with or without a year; empty if it is blank. */
    public Optional<TemporalAccessor> day(List<String> cells, String field) throws Rejected {
        var text = text(cells, field);
        return text.isEmpty() ? Optional.empty() : Optional.of(times.readDay(columnOf(field), text.get()));
    }

    /** The IANA zone of a time zone that may have another name. */
    public Optional<String> zoneName(List<String> cells, String field) throws Rejected {
        var text = text(cells, field);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(ZoneNames.of(columnOf(field), text.get()).getId());
    }

    public Optional<String> orderId(List<String> cells) throws Rejected {
        return id(cells, FormatFields.ORDER_ID);
    }

    /** The customer id of its column, or of the e-mail address. */
    public Optional<String> customerId(List<String> cells) throws Rejected {
        if (document.customerIdFrom() != CustomerIdFrom.EMAIL) {
            var id = id(cells, FormatFields.CUSTOMER_ID);
            if (id.isPresent() || document.customerIdFrom() == CustomerIdFrom.COLUMN) {
                return id;
            }
        }
        var email = text(cells, FormatFields.EMAIL);
        return email.isEmpty()
                ? Optional.empty()
                : Optional.of(EmailCustomerId.of(columnOf(FormatFields.EMAIL), email.get()));
    }

    /** The columns that identify the customer, for messages. */
    public String customerColumns() {
        return document.customerColumns();
    }

    private Optional<String> id(List<String> cells, String field) throws Rejected {
        var text = text(cells, field);
        if (text.isEmpty()) {
            return text;
        }
        var id = new StringBuilder();
        text.get()
                .chars()
                .filter(c ->
                        document.dropFromIds() == null || document.dropFromIds().indexOf(c) < 0)
                .forEach(c -> id.append((char) c));
        var point = POINT_ZERO.matcher(id);
        return Optional.of(PresentId.of(
                columnOf(field),
                document.ids() == Ids.STRIP_POINT_ZERO && point.matches() ? point.group(1) : id.toString()));
    }

    /** What the status means; an order by default. */
    public StatusMeaning meaning(String status) {
        var meaning = status == null ? null : statuses.get(normal(status));
        return meaning != null ? meaning : statuses.getOrDefault(OTHERS, StatusMeaning.ORDER);
    }

    /** Whether the format says what the status means. A format without statuses says that all are orders. */
    public boolean knows(String status) {
        return statuses.isEmpty() || statuses.containsKey(OTHERS) || statuses.containsKey(normal(status));
    }

    /** Whether the line is an item, and no charge such as shipping. */
    public boolean isItem(List<String> cells) throws Rejected {
        return document.itemKinds().isEmpty()
                || text(cells, FormatFields.ITEM_KIND)
                        .map(kind -> document.itemKinds().stream()
                                .anyMatch(item -> normal(item).equals(normal(kind))))
                        .orElse(true);
    }

    private static String normal(String text) {
        return CsvHeader.normal(text).toLowerCase(Locale.ROOT);
    }
}
