package io.winback.offer.terms;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.winback.chassis.http.PrintableLine;
import io.winback.events.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/** The part of an order that offers need. */
public record Order(@NotNull Money total, @Size(max = 1000) List<@NotNull @Valid Item> items) {

    public Order {
        if (total != null && (total.isNegative() || total.isBeyondReason())) {
            throw new IllegalArgumentException("total must be at least 0 and below 10^15");
        }
        items = items == null ? List.of() : List.copyOf(items);
        for (var item : items) {
            if (total != null
                    && item.unitPrice() != null
                    && !item.unitPrice().currency().equals(total.currency())) {
                throw new IllegalArgumentException(
                        "items must be in %s, the currency of the total".formatted(total.currency()));
            }
        }
    }

    /** One line of the order. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Item(
            @Size(max = 100) @PrintableLine String sku,

            @Size(max = 100) @PrintableLine String category,

            @Min(1) @Max(1_000_000) int quantity,
            @NotNull Money unitPrice) {

        public Item {
            if (unitPrice != null && (unitPrice.isNegative() || unitPrice.isBeyondReason())) {
                throw new IllegalArgumentException("unitPrice must be at least 0 and below 10^15");
            }
        }

        Money total() {
            return new Money(unitPrice.amount().multiply(BigDecimal.valueOf(quantity)), unitPrice.currency());
        }
    }
}
