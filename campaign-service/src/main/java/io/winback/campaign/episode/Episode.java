package io.winback.campaign.episode;

import io.winback.events.Money;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Tier;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/** The time from the churn of a customer to the return. */
@Entity
class Episode {

    @Id
    private UUID episodeId;

    private String customerId;
    private Instant churnedAt;

    @Enumerated(EnumType.STRING)
    private EpisodeState state;

    @Enumerated(EnumType.STRING)
    private ChurnReason churnReason;

    @Enumerated(EnumType.STRING)
    private Tier tier;

    private Instant returnedAt;
    private String orderId;
    private BigDecimal revenue;
    private String currency;

    protected Episode() {}

    UUID id() {
        return episodeId;
    }

    String customerId() {
        return customerId;
    }

    Instant churnedAt() {
        return churnedAt;
    }

    EpisodeState state() {
        return state;
    }

    ChurnReason churnReason() {
        return churnReason;
    }

    Tier tier() {
        return tier;
    }

    Instant returnedAt() {
        return returnedAt;
    }

    String orderId() {
        return orderId;
    }

    /** The total of the order with which the customer returned; null before. */
    Money revenue() {
        return revenue == null ? null : new Money(revenue, Currency.getInstance(currency));
    }
}
