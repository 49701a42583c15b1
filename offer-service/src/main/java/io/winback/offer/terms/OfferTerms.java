package io.winback.offer.offer;

import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.PrintableLine;
import io.winback.events.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What an offer promises, as its author wrote it.
 *
 * @param validFor how long a coupon is good from the moment it is issued
 * @param validUntil when every coupon ends; the earlier of the two holds, and 30 days if neither is named
 * @param redemptionsPerCoupon how often one coupon can be used; once unless named
 * @param couponsPerCustomer how many one person may hold or have used; any number unless named
 * @param stacking whether it may join another coupon on one order; not unless named
 */
public record OfferTerms(
        @NotBlank @Size(max = 200) @PrintableLine String name,

        @NotNull @Valid Reward reward,
        Money minimumSpend,
        @Valid AppliesTo appliesTo,
        Duration validFor,
        Instant validUntil,
        @Min(1) @Max(1000) Integer redemptionsPerCoupon,
        @Min(1) @Max(1000) Integer couponsPerCustomer,
        @Valid Budget budget,
        Stacking stacking) {

    private static final Duration USUAL_VALIDITY = Duration.ofDays(30);
    private static final Duration LONGEST_VALIDITY = Duration.ofDays(3660);
    private static final Instant FIRST_END = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST_END = Instant.parse("9999-12-31T23:59:59Z");

    /** The most coupons, and the most they may take off together. */
    public record Budget(@Min(1) @Max(1_000_000_000) Integer coupons, Money amount) {}

    /** Whether a coupon may be used with others on one order. */
    public enum Stacking {
        NONE,
        ALLOWED
    }

    /** @throws InvalidInput for what no constraint on a single field can say */
    void check() {
        reward.kind().check(reward);
        if (reward.cap() != null
                && (reward.cap().number().signum() <= 0 || reward.cap().isBeyondReason())) {
            throw InvalidInput.inBody("reward.cap", "must be above 0, and below 10^15");
        }
        if (minimumSpend != null && minimumSpend.isNegative()) {
            throw InvalidInput.inBody("minimumSpend.amount", "must not be negative");
        }
        if (budget != null
                && budget.amount() != null
                && budget.amount().amount().signum() <= 0) {
            throw InvalidInput.inBody("budget.amount", "must be above 0");
        }
        if (validUntil != null && validUntil.isAfter(LAST_END)) {
            throw InvalidInput.inBody("validUntil", "is too far away");
        }
        if (validUntil != null && validUntil.isBefore(FIRST_END)) {
            throw InvalidInput.inBody("validUntil", "is too long ago");
        }
        if (validFor != null
                && (validFor.isNegative() || validFor.isZero() || validFor.compareTo(LONGEST_VALIDITY) > 0)) {
            throw InvalidInput.inBody("validFor", "must be above nothing and up to ten years");
        }
    }

    /** When a coupon that is issued now ends. */
    public Instant expiryOf(Instant issuedAt) {
        var byDuration = validFor == null && validUntil != null
                ? validUntil
                : issuedAt.plus(validFor == null ? USUAL_VALIDITY : validFor);
        return validUntil != null && validUntil.isBefore(byDuration) ? validUntil : byDuration;
    }

    /** The part of an order that the reward is for; empty if nothing of it. */
    public Optional<Money> eligible(Order order) {
        return appliesTo == null ? Optional.of(order.total()) : appliesTo.of(order);
    }

    /** How often one coupon can be used. */
    public int uses() {
        return redemptionsPerCoupon == null ? 1 : redemptionsPerCoupon;
    }

    public boolean standsAlone() {
        return stacking != Stacking.ALLOWED;
    }
}
