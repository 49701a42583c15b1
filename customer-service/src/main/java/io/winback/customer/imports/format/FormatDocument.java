package io.winback.customer.imports.format;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a foreign file is read. {@link FormatRules} checks it.
 *
 * @param kind what the file lists; a file of orders that also has names and addresses can be read as customers, too
 * @param charset a name, or AUTO to detect it
 * @param separator one of {@code , ; |} and tab, or AUTO to take the one that gives the most columns
 * @param decimalMark {@code .} or {@code ,}, or ANY for both
 * @param groupingMark what separates thousands; absent if nothing does
 * @param currencySymbols the currency of each symbol that may stand beside an amount
 * @param timeZone of times without a zone; absent for the zone of the import or of the service
 * @param datePatterns of {@code java.time.format.DateTimeFormatter}; the first that fits applies; absent for year-month-day
 * @param columns the column, or the columns to join by a space, of each field; {@code name#2} is the second column of a name
 * @param constants the value of fields that have no column
 * @param lines whether one line is an order or an item of one
 * @param total where the total of an order is
 * @param negativeQuantity what a negative quantity or a negative total means
 * @param refundedAmountIs what the amount of the column {@code refundedAmount} is
 * @param ids how customer ids and order ids are read
 * @param dropFromIds characters that are removed from ids, such as {@code #}
 * @param customerIdFrom the column, the e-mail address, or the address where the column is blank
 * @param statuses what each value of the status means, without regard to case; {@code *} for all others; an order by default
 * @param itemKinds the values of {@code itemKind} that are items; other lines are charges, such as shipping
 * @param phoneRegion the country of phone numbers without a country code, such as JP
 */
@JsonIgnoreProperties(
        value = {"formatId", "preset", "changedAt"},
        allowGetters = true)
public record FormatDocument(
        @NotNull Kind kind,
        @Size(max = 64) String charset,
        @Size(max = 4) String separator,
        @Size(max = 3) String decimalMark,
        @Size(max = 1) String groupingMark,
        @Size(max = 50) Map<String, String> currencySymbols,
        @Size(max = 64) String timeZone,
        @Size(max = 20) List<@NotNull @Size(max = 100) String> datePatterns,

        @Size(max = 200) @Schema(description = "The name of a column, or a list of names, by field")
        Map<String, Object> columns,

        @Size(max = 50) Map<String, @NotNull @Size(max = 300) String> constants,
        Lines lines,
        Total total,
        NegativeQuantity negativeQuantity,
        RefundedAmountIs refundedAmountIs,
        Ids ids,
        @Size(max = 20) String dropFromIds,
        CustomerIdFrom customerIdFrom,
        @Size(max = 200) Map<String, @NotNull StatusMeaning> statuses,
        @Size(max = 100) List<@NotNull @Size(max = 100) String> itemKinds,
        @Size(min = 2, max = 2) String phoneRegion) {

    public static final String AUTO = "AUTO";

    /** What a file lists. */
    public enum Kind {
        @JsonProperty("orders")
        ORDERS,
        @JsonProperty("customers")
        CUSTOMERS
    }

    /** What one line is. */
    public enum Lines {
        ORDERS,
        ITEMS
    }

    /** Where the total of an order is: in each line, in its first line, or in no column. */
    public enum Total {
        COLUMN,
        FIRST_LINE,
        SUM_OF_ITEMS
    }

    /** What a negative quantity or a negative total means. */
    public enum NegativeQuantity {
        RETURN,
        REJECT
    }

    /** What a refunded amount is. */
    public enum RefundedAmountIs {
        /** All that was refunded of the order so far: the amount of a later file replaces it, if it is greater. */
        ORDER_TOTAL,
        /** One of several refunds: another amount in a later file is added. */
        ONE_REFUND
    }

    /** How ids are read: spreadsheets write 17850.0 for 17850. */
    public enum Ids {
        AS_IS,
        STRIP_POINT_ZERO
    }

    /** What identifies the customer of a line. */
    public enum CustomerIdFrom {
        COLUMN,
        EMAIL,
        COLUMN_OR_EMAIL
    }

    /** What a status means. */
    public enum StatusMeaning {
        /** A purchase. */
        ORDER,
        /** A purchase that was returned or refunded, in full unless an amount is given. */
        RETURN,
        /** No purchase, or none yet: failed, or not completed. */
        LEAVE_OUT,
        /** No purchase. A stored order of this id is cancelled. */
        CANCELLED
    }

    public FormatDocument {
        charset = charset == null ? AUTO : charset;
        separator = separator == null ? AUTO : separator;
        decimalMark = decimalMark == null ? "." : decimalMark;
        currencySymbols = currencySymbols == null ? Map.of() : currencySymbols;
        datePatterns = datePatterns == null ? List.of() : datePatterns;
        columns = columns == null ? Map.of() : columns;
        constants = constants == null ? Map.of() : constants;
        lines = lines == null ? Lines.ORDERS : lines;
        total = total == null ? Total.COLUMN : total;
        negativeQuantity = negativeQuantity == null ? NegativeQuantity.REJECT : negativeQuantity;
        refundedAmountIs = refundedAmountIs == null ? RefundedAmountIs.ORDER_TOTAL : refundedAmountIs;
        ids = ids == null ? Ids.AS_IS : ids;
        customerIdFrom = customerIdFrom == null ? CustomerIdFrom.COLUMN : customerIdFrom;
        statuses = statuses == null ? Map.of() : statuses;
        itemKinds = itemKinds == null ? List.of() : itemKinds;
    }

    /** The names of the columns of a field; empty if it has none. */
    @JsonIgnore
    List<String> columnsOf(String field) {
        var column = columns.get(field);
        return column instanceof String name
                ? List.of(name)
                : column instanceof List<?> names
                        ? names.stream().map(String::valueOf).toList()
                        : List.of();
    }

    /** The name of the column of a field, for messages. */
    public String columnOf(String field) {
        var names = columnsOf(field);
        return names.isEmpty() ? field : String.join(" ", names);
    }

    /** The names of the columns that identify the customer, for messages. */
    public String customerColumns() {
        return switch (customerIdFrom) {
            case COLUMN -> columnOf(FormatFields.CUSTOMER_ID);
            case EMAIL -> columnOf(FormatFields.EMAIL);
            case COLUMN_OR_EMAIL -> columnOf(FormatFields.CUSTOMER_ID) + ", " + columnOf(FormatFields.EMAIL);
        };
    }

    boolean has(String field) {
        return columns.containsKey(field) || constants.containsKey(field);
    }
}
