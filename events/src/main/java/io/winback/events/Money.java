package io.winback.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount of one currency, to its smallest unit: {@code {"amount": 1200, "currency": "JPY"}}.
 *
 * @param amount with at most the decimals of the currency; below 10<sup>24</sup>, which is far above any sum
 * @param currency an ISO 4217 currency
 */
public record Money(BigDecimal amount, Currency currency) {

    private static final BigDecimal LIMIT = new BigDecimal("1e24");
    private static final int LONGEST_SHOWN = 40;
    private static final BigDecimal MOST_GIVEN = new BigDecimal("1e15");

    public Money {
        Objects.requireNonNull(amount, "amount is missing");
        Objects.requireNonNull(currency, "currency is missing");
        if (amount.abs().compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException("amount must be below 10^24, but is " + shown(amount));
        }
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        if (amount.stripTrailingZeros().scale() > decimals) {
            throw new IllegalArgumentException("amount must have at most %d decimals, as %s has, but is %s"
                    .formatted(decimals, currency, shown(amount)));
        }
        amount = amount.setScale(decimals);
    }

    /** The number as a message repeats it: a caller may send hundreds of digits. */
    private static String shown(BigDecimal amount) {
        var text = amount.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
    }

    public static Money of(String amount, String currency) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other).amount), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other).amount), currency);
    }

    /** A share of the amount, rounded down to the smallest unit, so that a discount never exceeds its percentage. */
    public Money percent(BigDecimal percent) {
        var share = amount.multiply(percent).movePointLeft(2);
        return new Money(share.setScale(amount.scale(), RoundingMode.DOWN), currency);
    }

    /** Whether it is more than the limit of one price or total, 10<sup>15</sup>. */
    @JsonIgnore
    public boolean isBeyondReason() {
        return amount.abs().compareTo(MOST_GIVEN) >= 0;
    }

    @JsonIgnore
    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isLessThan(Money other) {
        return amount.compareTo(sameCurrency(other).amount) < 0;
    }

    public Money orAtMost(Money most) {
        return most.isLessThan(this) ? most : this;
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("%s and %s cannot be combined".formatted(currency, other.currency));
        }
        return other;
    }
}
