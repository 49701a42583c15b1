package io.winback.offer.terms;

import com.fasterxml.jackson.annotation.JsonValue;
import io.winback.chassis.http.ReceivedValue;
import io.winback.events.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A percentage, or money: {@code 10} or {@code {"amount": 500, "currency": "JPY"}}. Terms that an earlier version stored may
 * hold money without a currency. It is in the currency of the order.
 */
@Schema(oneOf = {Money.class, BigDecimal.class})
public record Amount(
        @Schema(hidden = true) BigDecimal number,
        @Schema(hidden = true) Currency currency) {

    /** The message for a value that is not money with its currency; the value follows. */
    static final String NO_MONEY =
            "must be money with its currency, such as {\"amount\": 500, \"currency\": \"JPY\"}, not ";

    private static final BigDecimal LIMIT = new BigDecimal("1e15");
    private static final int DECIMALS = 8;

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

    /** The message for a value that is not money with its currency. */
    static String noMoney(Object received) {
        return NO_MONEY + ReceivedValue.shortened(String.valueOf(received));
    }

    /** Whether it is beyond the limits of an offer: 10<sup>15</sup>, and 8 decimals. */
    @Schema(hidden = true)
    boolean isBeyondLimits() {
        return number.abs().compareTo(LIMIT) >= 0 || number.scale() > DECIMALS;
    }

    @Override
    public String toString() {
        var shown = ReceivedValue.shortened(number.toString());
        return currency == null ? shown : shown + " " + currency;
    }

    /** As money in the currency of an order, rounded down to its smallest unit. Empty if it is in another currency. */
    Optional<Money> in(Currency orderCurrency) {
        if (currency != null && !currency.equals(orderCurrency)) {
            return Optional.empty();
        }
        var decimals = Math.max(0, orderCurrency.getDefaultFractionDigits());
        return Optional.of(new Money(number.setScale(decimals, RoundingMode.DOWN), orderCurrency));
    }
}
