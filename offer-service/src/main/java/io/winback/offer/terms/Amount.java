package io.winback.offer.offer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import io.winback.events.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * A number, or money: {@code 10} or {@code {"amount": 500, "currency": "JPY"}}. A bare number of money is in the currency
 * of the order.
 */
public record Amount(BigDecimal number, Currency currency) {

    private static final BigDecimal MOST = new BigDecimal("1e15");
    private static final int FINEST = 8;

    @JsonCreator
    static Amount of(JsonNode json) {
        if (json.isNumber()) {
            return new Amount(json.decimalValue(), null);
        }
        if (json.isObject()
                && json.path("amount").isNumber()
                && json.path("currency").isTextual()) {
            var money = new Money(
                    json.get("amount").decimalValue(),
                    Currency.getInstance(json.get("currency").textValue()));
            return new Amount(money.amount(), money.currency());
        }
        throw new IllegalArgumentException("must be a number, or an amount with its currency");
    }

    @JsonValue
    Object json() {
        if (currency == null) {
            return number;
        }
        var money = new LinkedHashMap<String, Object>();
        money.put("amount", number);
        money.put("currency", currency);
        return money;
    }

    /** Whether no offer can mean it: from 10<sup>15</sup>, or finer than any currency. */
    boolean isBeyondReason() {
        return number.abs().compareTo(MOST) >= 0 || number.scale() > FINEST;
    }

    /** As money of an order's currency, rounded down to its smallest coin; empty if it is of another currency. */
    Optional<Money> in(Currency orderCurrency) {
        if (currency != null && !currency.equals(orderCurrency)) {
            return Optional.empty();
        }
        var decimals = Math.max(0, orderCurrency.getDefaultFractionDigits());
        return Optional.of(new Money(number.setScale(decimals, RoundingMode.DOWN), orderCurrency));
    }
}
