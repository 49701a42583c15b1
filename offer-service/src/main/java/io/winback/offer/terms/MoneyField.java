package io.winback.offer.terms;

import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;

/**
 * A field of the terms that holds money, with its currency.
 *
 * @param name its path, such as {@code budget.amount}
 */
record MoneyField(String name, Currency currency) {

    /** The fields of these terms that name a currency. */
    static List<MoneyField> of(OfferTerms terms) {
        var reward = terms.reward();
        var minimum = terms.minimumSpend();
        var budget = terms.budget() == null ? null : terms.budget().amount();
        return Stream.of(
                        new MoneyField("reward.value", currencyOf(reward.value())),
                        new MoneyField("reward.cap", currencyOf(reward.cap())),
                        new MoneyField("minimumSpend", minimum == null ? null : minimum.currency()),
                        new MoneyField("budget.amount", budget == null ? null : budget.currency()))
                .filter(field -> field.currency != null)
                .toList();
    }

    private static Currency currencyOf(Amount amount) {
        return amount == null ? null : amount.currency();
    }
}
