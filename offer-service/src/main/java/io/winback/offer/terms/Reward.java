package io.winback.offer.terms;

import io.winback.events.Money;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * The reward of a coupon.
 *
 * @param value per cent for {@code PERCENT}, money for {@code AMOUNT}
 * @param cap the most discount; null for no cap
 */
public record Reward(@NotNull RewardKind kind, Amount value, Amount cap) {

    /** The discount: at most the eligible amount, and at most the cap. Empty if the value or the cap is in another currency. */
    public Optional<Money> discount(Money eligible) {
        return kind.discount(eligible, value).flatMap(this::capped).map(discount -> discount.orAtMost(eligible));
    }

    private Optional<Money> capped(Money discount) {
        return cap == null ? Optional.of(discount) : cap.in(discount.currency()).map(discount::orAtMost);
    }
}
