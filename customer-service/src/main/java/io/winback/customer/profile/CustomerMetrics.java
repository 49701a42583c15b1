package io.winback.customer.profile;

import io.winback.events.Money;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Rfm;
import io.winback.events.customer.Tier;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;

/** What a customer has been worth: their orders so far, and what a scoring made of them as of a date. */
@Embeddable
class CustomerMetrics {

    private int orders;
    private Instant firstOrderAt;
    private Instant lastOrderAt;
    private BigDecimal revenue;
    private String currency;
    private Integer recencyScore;
    private Integer frequencyScore;
    private Integer monetaryScore;

    @Column(name = "p_alive")
    private Double pAlive;

    @Column(name = "p_no_order")
    private Double pNoOrder;

    private Double expectedOrders;
    private BigDecimal expectedSpend;
    private BigDecimal lifetimeValue;

    @Enumerated(EnumType.STRING)
    private Tier tier;

    private LocalDate asOf;

    /** One order more. Revenue is in the currency of the first; what came in another is counted, and not summed. */
    void addOrder(Instant placedAt, Money total) {
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
    void apply(CustomerValue found) {
        orders = found.orders();
        firstOrderAt = found.firstOrderAt();
        lastOrderAt = found.lastOrderAt();
        revenue = found.revenue().amount();
        currency = found.revenue().currency().getCurrencyCode();
        recencyScore = found.rfm().recency();
        frequencyScore = found.rfm().frequency();
        monetaryScore = found.rfm().monetary();
        pAlive = found.pAlive();
        pNoOrder = found.pNoOrder();
        expectedOrders = found.expectedOrders();
        expectedSpend = amount(found.expectedSpend());
        lifetimeValue = amount(found.lifetimeValue());
        tier = found.tier();
        asOf = found.asOf();
    }

    /** Null before the first order. */
    CustomerValue value() {
        return orders == 0
                ? null
                : new CustomerValue(
                        orders,
                        firstOrderAt,
                        lastOrderAt,
                        money(revenue),
                        recencyScore == null ? null : new Rfm(recencyScore, frequencyScore, monetaryScore),
                        pAlive,
                        pNoOrder,
                        expectedOrders,
                        money(expectedSpend),
                        money(lifetimeValue),
                        tier,
                        asOf);
    }

    private Money money(BigDecimal amount) {
        return amount == null ? null : new Money(amount, Currency.getInstance(currency));
    }

    private static BigDecimal amount(Money money) {
        return money == null ? null : money.amount();
    }

    int orders() {
        return orders;
    }

    Instant firstOrderAt() {
        return firstOrderAt;
    }

    Instant lastOrderAt() {
        return lastOrderAt;
    }

    /** Nothing before the first order. */
    BigDecimal revenue() {
        return revenue == null ? BigDecimal.ZERO : revenue;
    }

    /** Null before the first order. */
    BigDecimal revenueIfAny() {
        return revenue;
    }

    String currency() {
        return currency;
    }

    Integer recencyScore() {
        return recencyScore;
    }

    Integer frequencyScore() {
        return frequencyScore;
    }

    Integer monetaryScore() {
        return monetaryScore;
    }

    Double pAlive() {
        return pAlive;
    }

    Double pNoOrder() {
        return pNoOrder;
    }

    Double expectedOrders() {
        return expectedOrders;
    }

    BigDecimal expectedSpend() {
        return expectedSpend;
    }

    BigDecimal lifetimeValue() {
        return lifetimeValue;
    }

    Tier tier() {
        return tier;
    }

    LocalDate asOf() {
        return asOf;
    }
}
