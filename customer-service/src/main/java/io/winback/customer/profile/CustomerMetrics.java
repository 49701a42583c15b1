package io.winback.customer.profile;

import io.winback.events.Money;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Rfm;
import io.winback.events.customer.Tier;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/** The orders and revenue of a customer, and the results of the last scoring. */
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

    @Convert(converter = JsonColumn.Categories.class)
    private List<String> categories;

    private String favouriteCategory;

    /** Whether orders changed after the last scoring that knew all orders. Other services do not know the change yet. */
    private boolean ordersChanged = true;

    void addOrder(Instant placedAt, Money total) {
        record(totals().plus(placedAt, total.amount(), total.currency().getCurrencyCode()));
    }

    PurchaseTotals totals() {
        return new PurchaseTotals(orders, firstOrderAt, lastOrderAt, revenue, currency);
    }

    void record(PurchaseTotals totals) {
        ordersChanged = ordersChanged || !totals.equals(totals());
        orders = totals.orders();
        firstOrderAt = totals.firstOrderAt();
        lastOrderAt = totals.lastOrderAt();
        revenue = totals.revenue();
        if (!Objects.equals(currency, totals.currency())) {
            // Predictions are amounts of the former currency. The next scoring makes new ones.
            expectedSpend = null;
            lifetimeValue = null;
        }
        currency = totals.currency();
    }

    /**
     * Takes over the predictions of a scoring. The totals stay: they are of now, and the scoring may be of a past day. Categories are
     * taken over from a scoring that knew all orders.
     *
     * @return whether orders changed after the last scoring that knew all orders
     */
    boolean apply(CustomerValue value, BoughtCategories bought) {
        recencyScore = value.rfm().recency();
        frequencyScore = value.rfm().frequency();
        monetaryScore = value.rfm().monetary();
        pAlive = value.pAlive();
        pNoOrder = value.pNoOrder();
        expectedOrders = value.expectedOrders();
        expectedSpend = amount(value.expectedSpend());
        lifetimeValue = amount(value.lifetimeValue());
        tier = value.tier();
        asOf = value.asOf();
        boolean changed = ordersChanged && value.orders() == orders;
        if (changed) {
            categories = bought.all();
            favouriteCategory = bought.favourite();
            ordersChanged = false;
        }
        return changed;
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

    /** Zero before the first order. */
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

    /** In alphabetical order; null before the first scoring. */
    List<String> categories() {
        return categories;
    }

    /** Null if it is not known. */
    String favouriteCategory() {
        return favouriteCategory;
    }

    boolean ordersChanged() {
        return ordersChanged;
    }
}
