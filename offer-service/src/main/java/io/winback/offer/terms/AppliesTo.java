package io.winback.offer.terms;

import io.winback.chassis.http.PrintableLine;
import io.winback.events.Money;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** The items of an order that a reward applies to. */
public record AppliesTo(
        @Size(max = 500) List<@NotNull @Size(max = 100) @PrintableLine String> skus,

        @Size(max = 500) List<@NotNull @Size(max = 100) @PrintableLine String> categories) {

    /** Whether it names no item, so that it applies to none. */
    boolean namesNothing() {
        return (skus == null || skus.isEmpty()) && (categories == null || categories.isEmpty());
    }

    /** The total of the items that it applies to. Empty if there are none. */
    Optional<Money> eligible(Order order) {
        return order.items().stream()
                .filter(this::includes)
                .map(Order.Item::total)
                .reduce(Money::plus)
                .filter(eligible -> eligible.currency().equals(order.total().currency()))
                .map(eligible -> eligible.orAtMost(order.total()));
    }

    private boolean includes(Order.Item item) {
        return skus != null && skus.contains(item.sku()) || categories != null && categories.contains(item.category());
    }
}
