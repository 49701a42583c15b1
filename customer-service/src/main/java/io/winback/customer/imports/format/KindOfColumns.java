package io.winback.customer.imports.format;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Shows whether the columns of a file are of orders or of customers. */
final class KindOfColumns {

    /** Files of customers have at most one column with such a name, such as {@code Name}, the order number of Shopify. */
    private static final int MOST_OF_ORDERS = 1;

    private static final List<String> OF_ORDERS = List.of(
            FormatFields.ORDER_ID,
            FormatFields.PLACED_AT,
            FormatFields.TOTAL,
            FormatFields.CURRENCY,
            FormatFields.SKU,
            FormatFields.ITEM_NAME,
            FormatFields.QUANTITY,
            FormatFields.UNIT_PRICE,
            FormatFields.REFUNDED_AMOUNT,
            FormatFields.CANCELLED_AT);

    private static final List<String> OF_PERSONS = List.of(
            FormatFields.NAME,
            FormatFields.LOCALE,
            FormatFields.TIME_ZONE,
            FormatFields.BIRTH_DATE,
            FormatFields.EMAIL,
            FormatFields.PHONE,
            FormatFields.CHAT,
            FormatFields.PREFERRED_CHANNEL);

    private final int size;
    private final HeaderIndex index;

    KindOfColumns(CsvHeader header) {
        this.size = header.names().size();
        this.index = new HeaderIndex(header);
    }

    /** Whether the file has columns that the format reads for orders only. */
    boolean lookLikeOrders(FormatDocument document) {
        return positions(document, OF_ORDERS::contains).size() > MOST_OF_ORDERS;
    }

    /** Whether the format reads all columns for customers, and at least one of them is about a person. */
    boolean areOnlyOfCustomers(FormatDocument document) {
        Predicate<String> ofPersons = field -> OF_PERSONS.contains(field) || field.startsWith(FormatFields.CONSENT);
        var all = positions(document, ofPersons.or(FormatFields.CUSTOMER_ID::equals));
        return !positions(document, ofPersons).isEmpty()
                && IntStream.range(0, size).allMatch(all::contains);
    }

    private Collection<Integer> positions(FormatDocument document, Predicate<String> fields) {
        return document.columns().keySet().stream()
                .filter(fields)
                .map(document::columnsOf)
                .flatMap(List::stream)
                .map(index::find)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }
}
