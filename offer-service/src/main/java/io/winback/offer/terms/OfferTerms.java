package io.winback.offer.terms;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.winback.chassis.http.AnsweredFields;
import io.winback.chassis.http.InvalidInput;
import io.winback.chassis.http.IsoDurations;
import io.winback.chassis.http.PrintableLine;
import io.winback.events.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * The terms of an offer.
 *
 * @param validFor how long a coupon is valid after it is issued
 * @param validUntil when every coupon expires. The earlier of both ends counts; without both a coupon is valid for 30 days
 * @param redemptionsPerCoupon how often a coupon can be redeemed; null for once
 * @param couponsPerCustomer how many coupons a customer may have or have used; null for any number. A released coupon does not
 *     count. If its message was sent nevertheless, it becomes active again, and the customer may have one more than this
 * @param stacking whether a coupon may join another on one order; null for no
 */
@AnsweredFields({"offerId", "changedAt"})
public record OfferTerms(
        @NotBlank @Size(max = 200) @PrintableLine String name,

        @NotNull @Valid Reward reward,
        @JsonDeserialize(using = MoneyJson.class) Money minimumSpend,
        @Valid AppliesTo appliesTo,
        Duration validFor,
        Instant validUntil,
        @Min(1) @Max(1000) Integer redemptionsPerCoupon,
        @Min(1) @Max(1000) Integer couponsPerCustomer,
        @Valid Budget budget,
        Stacking stacking) {

    private static final Duration DEFAULT_VALIDITY = Duration.ofDays(30);
    private static final Duration LONGEST_VALIDITY = Duration.ofDays(3660);
    private static final Instant LAST_END = Instant.parse("9999-12-31T23:59:59Z");

    /** The most coupons of the offer, and the most discount of all together. */
    public record Budget(
            @Min(1) @Max(1_000_000_000) Integer coupons,
            @JsonDeserialize(using = MoneyJson.class) Money amount) {}

    /** Whether a coupon may join another on one order. */
    public enum Stacking {
        NONE,
        ALLOWED
    }

    /** @throws InvalidInput if a field is beyond its limits, or the terms can never give a discount */
    void check(Instant now) {
        reward.check();
        checkMinimumSpend();
        checkBudget();
        checkValidity(now);
        if (appliesTo != null && appliesTo.namesNothing()) {
            throw InvalidInput.inBody("appliesTo", "must name a sku or a category; leave it out for every item");
        }
        moneyFields().forEach(MoneyField::check);
        checkOneCurrency();
    }

    private void checkMinimumSpend() {
        if (minimumSpend == null) {
            return;
        }
        if (minimumSpend.isNegative()) {
            throw InvalidInput.inBody("minimumSpend.amount", "must be at least 0, not " + minimumSpend.amount());
        }
        if (minimumSpend.isBeyondReason()) {
            throw InvalidInput.inBody(
                    "minimumSpend.amount", "must be below 10^15, as every order is, not " + minimumSpend.amount());
        }
    }

    private void checkBudget() {
        if (budget == null) {
            return;
        }
        if (budget.coupons() == null && budget.amount() == null) {
            throw InvalidInput.inBody("budget", "must name coupons or an amount; leave it out for no limit");
        }
        if (budget.amount() != null && budget.amount().amount().signum() <= 0) {
            throw InvalidInput.inBody(
                    "budget.amount.amount",
                    "must be above 0, not " + budget.amount().amount());
        }
    }

    private void checkValidity(Instant now) {
        if (validUntil != null && validUntil.isAfter(LAST_END)) {
            throw InvalidInput.inBody("validUntil", "must be before the year 10000, not " + validUntil);
        }
        if (haveEnded(now)) {
            throw InvalidInput.inBody("validUntil", "must be in the future, not " + validUntil);
        }
        if (validFor != null
                && (validFor.isNegative() || validFor.isZero() || validFor.compareTo(LONGEST_VALIDITY) > 0)) {
            throw InvalidInput.inBody(
                    "validFor", "must be above 0 and at most 3660 days, not " + IsoDurations.text(validFor));
        }
    }

    private void checkOneCurrency() {
        var fields = moneyFields();
        for (var field : fields) {
            var first = fields.get(0);
            if (!field.currency().equals(first.currency())) {
                throw InvalidInput.inBody(
                        field.name(),
                        "must be in %s, the currency of %s, not in %s"
                                .formatted(first.currency(), first.name(), field.currency()));
            }
        }
    }

    /** Whether an order in this currency can get the discount. */
    public boolean appliesIn(Currency orderCurrency) {
        return moneyFields().stream().allMatch(field -> field.currency().equals(orderCurrency));
    }

    private List<MoneyField> moneyFields() {
        return MoneyField.of(reward, minimumSpend, budget == null ? null : budget.amount());
    }

    /** Whether the budget, if there is one, is in this currency. */
    public boolean budgetsIn(Currency currency) {
        return budget == null
                || budget.amount() == null
                || budget.amount().currency().equals(currency);
    }

    /** When a coupon that is issued now expires. */
    public Instant expiryOf(Instant issuedAt) {
        var byDuration = validFor == null && validUntil != null
                ? validUntil
                : issuedAt.plus(validFor == null ? DEFAULT_VALIDITY : validFor);
        return validUntil != null && validUntil.isBefore(byDuration) ? validUntil : byDuration;
    }

    /** Whether no coupon can be valid any more. */
    public boolean haveEnded(Instant now) {
        return validUntil != null && !validUntil.isAfter(now);
    }

    /** The part of an order that the reward applies to. Empty if there is none. */
    public Optional<Money> eligible(Order order) {
        return appliesTo == null ? Optional.of(order.total()) : appliesTo.eligible(order);
    }

    /** Whether a customer who has or has used some coupons may get one more. */
    public boolean allowsAnother(long coupons) {
        return couponsPerCustomer == null || coupons < couponsPerCustomer;
    }

    /** How often a coupon can be redeemed. */
    public int uses() {
        return redemptionsPerCoupon == null ? 1 : redemptionsPerCoupon;
    }

    /** The most that one coupon takes off with all its uses. Empty if nothing limits it. */
    Optional<Money> mostDiscount() {
        return reward.mostDiscount()
                .map(most -> new Money(most.amount().multiply(BigDecimal.valueOf(uses())), most.currency()));
    }

    public boolean standsAlone() {
        return stacking != Stacking.ALLOWED;
    }
}
