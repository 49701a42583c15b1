package io.winback.offer.offer;

import io.winback.events.Money;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * What a coupon gives.
 *
 * @param value per cent for {@code PERCENT}, money for {@code AMOUNT}
 * @param cap the most it takes off; absent when nothing caps it
 */
public record Reward(@NotNull RewardKind kind, Amount value, Amount cap) {

    /** What it takes off an amount: never more than that, never more than the cap; empty if either is of another currency. */
    public Optional<Money> off(Money eligible) {
        return kind.off(eligible, this).flatMap(this::capped).map(discount -> discount.orAtMost(eligible));
    }

    private Optional<Money> capped(Money discount) {
        return cap == null ? Optional.of(discount) : cap.in(discount.currency()).map(discount::orAtMost);
    }
}
