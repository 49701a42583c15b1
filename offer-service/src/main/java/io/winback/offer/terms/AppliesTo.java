package io.winback.offer.offer;

import io.winback.chassis.http.PrintableLine;
import io.winback.events.Money;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** The part of an order that a reward is for; without any restriction, all of it. */
public record AppliesTo(
        @Size(max = 500) List<@NotNull @Size(max = 100) @PrintableLine String> skus,

        @Size(max = 500) List<@NotNull @Size(max = 100) @PrintableLine String> categories) {

    /** What of an order it is for; empty if nothing. */
    Optional<Money> of(Order order) {
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
