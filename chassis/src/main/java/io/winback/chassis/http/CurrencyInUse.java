package io.winback.chassis.http;

import io.winback.events.CirculatingCurrencies;
import java.util.Currency;

/** The currency of money in a body must circulate. */
public final class CurrencyInUse {

    private CurrencyInUse() {}

    /**
     * @param money the field of the money, such as {@code total}
     * @throws InvalidInput naming the currency of the money, if it does not circulate
     */
    public static void check(String money, Currency currency) {
        CirculatingCurrencies.problemWith(currency).ifPresent(problem -> {
            throw InvalidInput.inBody(money + ".currency", problem);
        });
    }
}
