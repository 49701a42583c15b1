package io.winback.offer.terms;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.winback.chassis.http.PrintableLine;
import io.winback.events.CirculatingCurrencies;
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
        check("total", total);
        items = items == null ? List.of() : List.copyOf(items);
        for (int i = 0; i < items.size(); i++) {
            var price = items.get(i).unitPrice();
            if (total != null && price != null && !price.currency().equals(total.currency())) {
                throw new IllegalArgumentException(
                        "items[%d].unitPrice.currency must be %s, as that of the total, but is %s"
                                .formatted(i, total.currency(), price.currency()));
            }
        }
    }

    private static void check(String field, Money money) {
        if (money != null) {
            CirculatingCurrencies.problemWith(money.currency()).ifPresent(problem -> {
                throw new IllegalArgumentException("%s.currency %s".formatted(field, problem));
            });
        }
        if (money != null && (money.isNegative() || money.isBeyondReason())) {
            throw new IllegalArgumentException("%s.amount must be at least 0 and below 10^15, but is %s"
                    .formatted(field, money.amount().toPlainString()));
        }
    }

    /**
     * One line of the order.
     *
     * @param quantity absent means 1
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Item(
            @Size(max = 100) @PrintableLine String sku,

            @Size(max = 100) @PrintableLine String category,

            @Min(1) @Max(1_000_000) Integer quantity,
            @NotNull Money unitPrice) {

        public Item {
            check("unitPrice", unitPrice);
        }

        Money total() {
            return new Money(
                    unitPrice.amount().multiply(BigDecimal.valueOf(quantity == null ? 1 : quantity)),
                    unitPrice.currency());
        }
    }
}
