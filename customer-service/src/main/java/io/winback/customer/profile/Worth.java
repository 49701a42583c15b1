package io.winback.customer.profile;

import io.winback.events.Money;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Rfm;
import io.winback.events.customer.Tier;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

/** What a customer has been worth: their orders so far, and how they compare with the others as of a date. */
@Embeddable
class Worth {

    private int orders;
    private Instant firstOrderAt;
    private Instant lastOrderAt;
    private BigDecimal revenue;
    private String currency;
    private Integer recencyScore;
    private Integer frequencyScore;
    private Integer monetaryScore;

    @Enumerated(EnumType.STRING)
    private Tier tier;

    private LocalDate asOf;

    /** One order more. Revenue is in the currency of the first; what came in another is counted, and not summed. */
    void add(Instant placedAt, Money total) {
        orders++;
        firstOrderAt = firstOrderAt == null || placedAt.isBefore(firstOrderAt) ? placedAt : firstOrderAt;
        lastOrderAt = lastOrderAt == null || placedAt.isAfter(lastOrderAt) ? placedAt : lastOrderAt;
        if (revenue == null) {
            revenue = total.amount();
            currency = total.currency().getCurrencyCode();
        } else if (currency.equals(total.currency().getCurrencyCode())) {
            revenue = revenue.add(total.amount());
        }
    }

    /** What a scoring found. */
    void set(CustomerValue found) {
        orders = found.orders();
        firstOrderAt = found.firstOrderAt();
        lastOrderAt = found.lastOrderAt();
        revenue = found.revenue().amount();
        currency = found.revenue().currency().getCurrencyCode();
        recencyScore = found.rfm().recency();
        frequencyScore = found.rfm().frequency();
        monetaryScore = found.rfm().monetary();
        tier = found.tier();
        asOf = found.asOf();
    }

    Instant lastOrderAt() {
        return lastOrderAt;
    }

    Tier tier() {
        return tier;
    }

    /** Nothing before the first order. */
    BigDecimal revenue() {
        return revenue == null ? BigDecimal.ZERO : revenue;
    }

    /** Null before the first order. */
    CustomerValue value() {
        return orders == 0
                ? null
                : new CustomerValue(
                        orders,
                        firstOrderAt,
                        lastOrderAt,
                        new Money(revenue, Currency.getInstance(currency)),
                        recencyScore == null ? null : new Rfm(recencyScore, frequencyScore, monetaryScore),
                        tier,
                        asOf);
    }
}
