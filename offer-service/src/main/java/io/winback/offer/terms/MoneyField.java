package io.winback.offer.terms;

import io.winback.chassis.http.CurrencyInUse;
import io.winback.chassis.http.InvalidInput;
import io.winback.events.Money;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/**
 * A field of the terms that holds money, with its currency.
 *
 * @param name its path, such as {@code budget.amount}
 */
record MoneyField(String name, Currency currency) {

    /** The fields that name a currency. @param minimum null for none @param budget null for none */
    static List<MoneyField> of(Reward reward, Money minimum, Money budget) {
        return Stream.of(
                        new MoneyField("reward.value", currencyOf(reward.value())),
                        new MoneyField("reward.cap", currencyOf(reward.cap())),
                        new MoneyField("minimumSpend", minimum == null ? null : minimum.currency()),
                        new MoneyField("budget.amount", budget == null ? null : budget.currency()))
                .filter(field -> field.currency != null)
                .toList();
    }

    /** @throws InvalidInput if the currency does not circulate */
    void check() {
        CurrencyInUse.check(name, currency);
    }

    private static Currency currencyOf(Amount amount) {
        return amount == null ? null : amount.currency();
    }
}
