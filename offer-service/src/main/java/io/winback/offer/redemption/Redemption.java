package io.winback.offer.redemption;

import io.winback.events.Money;
import io.winback.offer.coupon.Coupon;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;

/** One use of a coupon for one order. */
@Entity
class Redemption {

    @Id
    private UUID redemptionId;

    private String code;
    private String customerId;
    private String orderId;
    private BigDecimal total;
    private BigDecimal discount;
    private String currency;
    private Instant redeemedAt;
    private Instant reversedAt;
    private String reversalReason;

    protected Redemption() {}

    Redemption(UUID redemptionId, Coupon coupon, String orderId, Discount discount, Instant now) {
        this.redemptionId = redemptionId;
        this.code = coupon.code().characters();
        this.customerId = coupon.customerId();
        this.orderId = orderId;
        this.total = discount.off().plus(discount.payable()).amount();
        this.discount = discount.off().amount();
        this.currency = discount.off().currency().getCurrencyCode();
        this.redeemedAt = now;
    }

    void reverse(String reason, Instant now) {
        reversedAt = now;
        reversalReason = reason;
    }

    boolean isReversed() {
        return reversedAt != null;
    }

    UUID id() {
        return redemptionId;
    }

    String code() {
        return code;
    }

    String customerId() {
        return customerId;
    }

    String orderId() {
        return orderId;
    }

    Money discount() {
        return new Money(discount, Currency.getInstance(currency));
    }

    Money payable() {
        return new Money(total.subtract(discount), Currency.getInstance(currency));
    }

    Instant redeemedAt() {
        return redeemedAt;
    }

    Instant reversedAt() {
        return reversedAt;
    }

    String reversalReason() {
        return reversalReason;
    }
}
