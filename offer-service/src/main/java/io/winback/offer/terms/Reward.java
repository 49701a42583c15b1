package io.winback.offer.terms;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.winback.chassis.http.InvalidInput;
import io.winback.events.Money;
import jakarta.validation.constraints.NotNull;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The reward of a coupon.
 *
 * @param value per cent for {@code PERCENT}, money for {@code AMOUNT}
 * @param cap the most discount; null for no cap
 */
public record Reward(
        @NotNull RewardKind kind,
        @JsonDeserialize(using = AmountJson.class) Amount value,

        @JsonDeserialize(using = AmountJson.class) @Schema(ref = "Money")
        Amount cap) {

    /** @throws InvalidInput if the value or the cap is missing or wrong */
    void check() {
        kind.check(value);
        if (cap == null) {
            return;
        }
        if (cap.currency() == null) {
            throw InvalidInput.inBody("reward.cap", Amount.noMoney(cap));
        }
        if (cap.number().signum() <= 0 || cap.isBeyondLimits()) {
            throw InvalidInput.inBody(
                    "reward.cap.amount", "must be above 0 and below 10^15, with at most 8 decimals, not " + cap);
        }
    }

    /** The discount: at most the eligible amount, and at most the cap. Empty if the value or the cap is in another currency. */
    public Optional<Money> discount(Money eligible) {
        return kind.discount(eligible, value).flatMap(this::capped).map(discount -> discount.orAtMost(eligible));
    }

    /** The most that one use takes off. Empty if nothing limits it, and for terms of earlier versions that the checks would refuse. */
    Optional<Money> mostDiscount() {
        return Stream.of(kind.most(value), Optional.ofNullable(cap))
                .flatMap(Optional::stream)
                .filter(most -> most.currency() != null && !most.isBeyondLimits())
                .flatMap(most -> most.in(most.currency()).stream())
                .min(Comparator.comparing(Money::amount));
    }

    private Optional<Money> capped(Money discount) {
        return cap == null ? Optional.of(discount) : cap.in(discount.currency()).map(discount::orAtMost);
    }
}
