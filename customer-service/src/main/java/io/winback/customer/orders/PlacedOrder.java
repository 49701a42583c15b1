package io.winback.customer.orders;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.winback.chassis.http.CurrencyInUse;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.InvalidInputs;
import io.winback.chassis.http.PastInstant;
import io.winback.chassis.http.StorableLines;
import io.winback.chassis.http.VisibleText;
import io.winback.customer.profile.OrderStatus;
import io.winback.events.EventJson;
import io.winback.events.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An order as the shop sends it. */
public record PlacedOrder(
        @NotNull @ExternalId String orderId,
        @NotNull @ExternalId String customerId,
        @NotNull Instant placedAt,
        @NotNull Money total,
        @Size(max = 500) List<@NotNull @Valid Item> items,
        @Size(max = 64) @StorableLines @VisibleText String couponCode,
        PromisedTime promisedBy,
        Instant deliveredAt,
        OrderStatus status) {

    /** The lowest of the limits of the text fields. */
    private static final int MAX_PLAIN_LENGTH = 64;

    /** An order without a state. */
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

    public PlacedOrder withStatus(OrderStatus other) {
        return new PlacedOrder(orderId, customerId, placedAt, total, items, couponCode, promisedBy, deliveredAt, other);
    }

    public PlacedOrder withItems(List<Item> others) {
        return new PlacedOrder(
                orderId, customerId, placedAt, total, others, couponCode, promisedBy, deliveredAt, status);
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
            Money unitPrice) {

        /** Whether the item certainly meets the constraints of its fields. */
        @JsonIgnore
        public boolean isPlain() {
            return isPlainText(sku)
                    && isPlainText(name)
                    && isPlainText(category)
                    && (quantity == null || quantity >= 1 && quantity <= 1_000_000);
        }
    }

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
                && (couponCode == null
                        || VisibleText.PATTERN.matcher(couponCode).matches())
                && (items == null
                        || items.size() < 10 && items.stream().allMatch(item -> item != null && item.isPlain()));
    }

    private static boolean isPlainId(String id) {
        if (id == null
                || id.isEmpty()
                || id.length() > MAX_PLAIN_LENGTH
                || id.charAt(0) == '.'
                || id.startsWith(ExternalId.RESERVED)) {
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

    /**
     * @throws InvalidInput if a constraint is broken that no annotation expresses
     * @throws InvalidInputs if several are
     */
    public void check(Instant now) {
        InvalidInputs.check(problems(now));
    }

    /** The broken constraints that no annotation expresses. The total and the time may be absent. */
    public List<InvalidInput> problems(Instant now) {
        var problems = new ArrayList<InvalidInput>(0);
        var delivery = new OrderDelivery(promisedBy, deliveredAt);
        for (var check : List.<Runnable>of(
                this::checkTotal,
                () -> PastInstant.of("placedAt", placedAt, now),
                this::checkItems,
                () -> delivery.checkPromise(placedAt),
                () -> delivery.checkDelivery(placedAt, now))) {
            try {
                check.run();
            } catch (InvalidInput e) {
                problems.add(e);
            }
        }
        return problems;
    }

    private void checkTotal() {
        if (total == null) {
            return;
        }
        CurrencyInUse.check("total", total.currency());
        if (total.isNegative()) {
            throw InvalidInput.inBody(
                    "total.amount",
                    "must not be negative, but is " + total.amount().toPlainString());
        }
        if (total.isBeyondReason()) {
            throw InvalidInput.inBody(
                    "total.amount",
                    "must be below 10^15, but is " + total.amount().toPlainString());
        }
    }

    private void checkItems() {
        for (int i = 0; items != null && total != null && i < items.size(); i++) {
            var price = items.get(i).unitPrice();
            if (price != null && !price.currency().equals(total.currency())) {
                throw InvalidInput.inBody(
                        "items[%d].unitPrice.currency".formatted(i),
                        "must be %s, as that of the total, but is %s".formatted(total.currency(), price.currency()));
            }
        }
    }

    /** The items as JSON; null if there are none. */
    public String itemsJson() {
        return items == null ? null : EventJson.write(items);
    }

    /** The categories of the items, each once, in the order of the items. */
    List<String> categories() {
        return items == null
                ? List.of()
                : items.stream()
                        .map(Item::category)
                        .filter(category -> category != null)
                        .distinct()
                        .toList();
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
