package io.winback.customer.imports.format;

import io.winback.customer.imports.format.FormatDocument.CustomerIdFrom;
import io.winback.customer.imports.format.FormatDocument.Kind;
import io.winback.customer.imports.format.FormatDocument.Total;
import io.winback.events.Channel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The fields that a format can map columns to, and those that a file must have. */
public final class FormatFields {

    public static final String ORDER_ID = "orderId";
    public static final String CUSTOMER_ID = "customerId";
    public static final String EMAIL = "email";
    public static final String PLACED_AT = "placedAt";
    public static final String ZONE = "placedAtZone";
    public static final String TOTAL = "total";
    public static final String CURRENCY = "currency";
    public static final String SKU = "sku";
    public static final String ITEM_NAME = "itemName";
    public static final String CATEGORY = "category";
    public static final String QUANTITY = "quantity";
    public static final String UNIT_PRICE = "unitPrice";
    public static final String ITEM_KIND = "itemKind";
    public static final String STATUS = "status";
    public static final String CANCELLED_AT = "cancelledAt";
    public static final String REFUNDED_AMOUNT = "refundedAmount";
    public static final String REFUNDED_AT = "refundedAt";
    public static final String COUPON_CODE = "couponCode";
    public static final String PROMISED_BY = "promisedBy";
    public static final String DELIVERED_AT = "deliveredAt";

    public static final String NAME = "name";
    public static final String LOCALE = "locale";
    public static final String TIME_ZONE = "timeZone";
    public static final String BIRTH_DATE = "birthDate";
    public static final String PHONE = "phone";
    public static final String CHAT = "chat";
    public static final String PREFERRED_CHANNEL = "preferredChannel";

    /** {@code consent.EMAIL} is true or false; {@code consentAt.EMAIL} and {@code withdrawnAt.EMAIL} are times. */
    public static final String CONSENT = "consent.";

    public static final String CONSENT_AT = "consentAt.";
    public static final String WITHDRAWN_AT = "withdrawnAt.";
    public static final String ATTRIBUTE = "attributes.";

    private static final List<String> PLAIN = List.of(
            ORDER_ID,
            CUSTOMER_ID,
            EMAIL,
            PLACED_AT,
            ZONE,
            TOTAL,
            CURRENCY,
            SKU,
            ITEM_NAME,
            CATEGORY,
            QUANTITY,
            UNIT_PRICE,
            ITEM_KIND,
            STATUS,
            CANCELLED_AT,
            REFUNDED_AMOUNT,
            REFUNDED_AT,
            COUPON_CODE,
            PROMISED_BY,
            DELIVERED_AT,
            NAME,
            LOCALE,
            TIME_ZONE,
            BIRTH_DATE,
            PHONE,
            CHAT,
            PREFERRED_CHANNEL);

    private FormatFields() {}

    static boolean isKnown(String field) {
        return PLAIN.contains(field)
                || field.startsWith(ATTRIBUTE) && field.length() > ATTRIBUTE.length()
                || all().contains(field);
    }

    /** All fields but attributes. */
    static TreeSet<String> all() {
        var all = new TreeSet<>(PLAIN);
        for (var prefix : List.of(CONSENT, CONSENT_AT, WITHDRAWN_AT)) {
            Arrays.stream(Channel.values()).forEach(channel -> all.add(prefix + channel));
        }
        return all;
    }

    /** The fields that a format of the kind must map, or have as a constant. */
    static List<String> required(FormatDocument document, Kind kind) {
        var required = new ArrayList<String>();
        if (kind == Kind.ORDERS) {
            required.add(ORDER_ID);
            required.add(PLACED_AT);
            required.addAll(document.total() == Total.SUM_OF_ITEMS ? List.of(QUANTITY, UNIT_PRICE) : List.of(TOTAL));
            if (document.currencySymbols().isEmpty()) {
                required.add(CURRENCY);
            }
        }
        required.addAll(
                document.customerIdFrom() == CustomerIdFrom.COLUMN
                        ? List.of(CUSTOMER_ID)
                        : document.customerIdFrom() == CustomerIdFrom.EMAIL
                                ? List.of(EMAIL)
                                : List.of(CUSTOMER_ID, EMAIL));
        return required;
    }

    /** The columns that a file must have. */
    static List<String> requiredColumns(FormatDocument document, Kind kind) {
        return required(document, kind).stream()
                .map(document::columnsOf)
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** All columns that the format reads. */
    static Stream<String> columns(FormatDocument document) {
        return document.columns().keySet().stream().map(document::columnsOf).flatMap(List::stream);
    }
}
