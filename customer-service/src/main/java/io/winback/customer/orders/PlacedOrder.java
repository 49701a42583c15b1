package io.winback.customer.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.StorableLines;
import io.winback.events.EventJson;
import io.winback.events.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** An order as the shop sends it. */
public record PlacedOrder(
        @NotNull @ExternalId String orderId,
        @NotNull @ExternalId String customerId,
        @NotNull Instant placedAt,
        @NotNull Money total,
        @Size(max = 500) List<@NotNull @Valid Item> items,
        @Size(max = 64) @StorableLines String couponCode,
        PromisedTime promisedBy,
        Instant deliveredAt,
        OrderStatus status) {

    /** The lowest of the limits of the text fields. */
    private static final int MAX_PLAIN_LENGTH = 64;

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(10);

    /** An order of which no state is told. */
    public PlacedOrder(
            String orderId,
            String customerId,
            Instant placedAt,
            Money total,
            List<Item> items,
            String couponCode,
            Instant promisedBy,
            Instant deliveredAt) {
        this(
                orderId,
                customerId,
                placedAt,
                total,
                items,
                couponCode,
                promisedBy == null ? null : PromisedTime.at(promisedBy),
                deliveredAt,
                null);
    }

    /** Whether the order is a purchase. */
    boolean counts() {
        return status == null || status.counts();
    }

    /** One item of an order. */
    public record Item(
            @Size(max = 100) @StorableLines String sku,
            @Size(max = 300) @StorableLines String name,
            @Size(max = 100) @StorableLines String category,
            @Min(1) @Max(1_000_000) Integer quantity,
            Money unitPrice) {}

    /**
     * Whether the order certainly meets the constraints of its fields. This fast check passes most orders of a file; the
     * others need a validator.
     */
    @JsonIgnore
    public boolean isPlain() {
        return isPlainId(orderId)
                && isPlainId(customerId)
                && placedAt != null
                && total != null
                && isPlainText(couponCode)
                && (items == null || items.size() < 10 && items.stream().allMatch(PlacedOrder::isPlain));
    }

    private static boolean isPlain(Item item) {
        return item != null
                && isPlainText(item.sku)
                && isPlainText(item.name)
                && isPlainText(item.category)
                && (item.quantity == null || item.quantity >= 1 && item.quantity <= 1_000_000);
    }

    private static boolean isPlainId(String id) {
        if (id == null || id.isEmpty() || id.length() > MAX_PLAIN_LENGTH || id.startsWith(ExternalId.RESERVED)) {
            return false;
        }
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (!(c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || c == '-'
                    || c == '_'
                    || c == '.')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainText(String text) {
        return text == null
                || text.length() <= MAX_PLAIN_LENGTH
                        && text.chars().allMatch(c -> c >= ' ' && !Character.isSurrogate((char) c));
    }

    /** @throws InvalidInput if a constraint is broken that no annotation expresses */
    public void check(Instant now) {
        if (total.isNegative()) {
            throw InvalidInput.inBody(
                    "total.amount",
                    "must not be negative, but is " + total.amount().toPlainString());
        }
        if (!CirculatingCurrencies.contains(total.currency())) {
            throw InvalidInput.inBody(
                    "total.currency",
                    "must be an ISO 4217 currency that is in use, such as JPY, but is " + total.currency());
        }
        if (placedAt.isBefore(EARLIEST)) {
            throw InvalidInput.inBody("placedAt", "must not be before %s, but is %s".formatted(EARLIEST, placedAt));
        }
        if (placedAt.isAfter(now.plus(MAX_CLOCK_SKEW))) {
            throw InvalidInput.inBody(
                    "placedAt",
                    "must not be in the future, but is %s; it is now %s"
                            .formatted(placedAt, now.truncatedTo(ChronoUnit.SECONDS)));
        }
        if (total.isBeyondReason()) {
            throw InvalidInput.inBody(
                    "total.amount",
                    "must be below 10^15, but is " + total.amount().toPlainString());
        }
        checkTime("promisedBy", promisedBy == null ? null : promisedBy.toStore(ZoneOffset.UTC));
        checkTime("deliveredAt", deliveredAt);
    }

    private static void checkTime(String field, Instant time) {
        if (time != null && (time.isBefore(EARLIEST) || time.isAfter(LATEST))) {
            throw InvalidInput.inBody(field, "must be in the years 1900 to 9999, but is " + time);
        }
    }

    /** The items as JSON; null if there are none. */
    public String itemsJson() {
        return items == null ? null : EventJson.write(items);
    }

    /** The category of the first item that has one. */
    public Optional<String> category() {
        return items == null
                ? Optional.empty()
                : items.stream()
                        .map(Item::category)
                        .filter(category -> category != null)
                        .findFirst();
    }
}
