package io.winback.offer.offer;

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

/** What somebody is about to pay for, as far as an offer asks. */
public record Order(@NotNull Money total, @Size(max = 1000) List<@NotNull @Valid Item> items) {

    public Order {
        if (total != null && (total.isNegative() || total.isBeyondReason())) {
            throw new IllegalArgumentException("total must not be negative, and below 10^15");
        }
        items = items == null ? List.of() : List.copyOf(items);
        for (var item : items) {
            if (total != null
                    && item.unitPrice() != null
                    && !item.unitPrice().currency().equals(total.currency())) {
                throw new IllegalArgumentException("items must be in the currency of the total");
            }
        }
    }

    /** One line of it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Item(
            @Size(max = 100) @PrintableLine String sku,

            @Size(max = 100) @PrintableLine String category,

            @Min(1) @Max(1_000_000) int quantity,
            @NotNull Money unitPrice) {

        public Item {
            if (unitPrice != null && (unitPrice.isNegative() || unitPrice.isBeyondReason())) {
                throw new IllegalArgumentException("unitPrice must not be negative, and below 10^15");
            }
        }

        Money total() {
            return new Money(unitPrice.amount().multiply(BigDecimal.valueOf(quantity)), unitPrice.currency());
        }
    }
}
