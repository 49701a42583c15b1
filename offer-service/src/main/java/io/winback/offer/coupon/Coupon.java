package io.winback.offer.coupon;

import io.winback.offer.offer.Offer;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/**
 * A discount promised to one customer. It can be used while it is active, as often as its offer allows, before it
 * expires. Whoever uses it holds its row, so that two cannot.
 */
@Entity
public class Coupon {

    @Id
    private String code;

    private String offerId;
    private String customerId;
    private UUID decisionId;

    @Enumerated(EnumType.STRING)
    private CouponState state;

    private Instant issuedAt;
    private Instant expiresAt;
    private int redemptionsLeft;

    protected Coupon() {}

    private Coupon(CouponCode code, Offer offer, String customerId, UUID decisionId, CouponState state, Instant now) {
        this.code = code.characters();
        this.offerId = offer.id();
        this.customerId = customerId;
        this.decisionId = decisionId;
        this.state = state;
        this.issuedAt = now;
        this.expiresAt = offer.terms().expiryOf(now);
        this.redemptionsLeft = offer.terms().uses();
    }

    /** A coupon that can be used once somebody was told of it. */
    static Coupon reserved(CouponCode code, Offer offer, String customerId, UUID decisionId, Instant now) {
        return new Coupon(code, offer, customerId, decisionId, CouponState.RESERVED, now);
    }

    /** A coupon that is handed over here and now. */
    static Coupon active(CouponCode code, Offer offer, String customerId, Instant now) {
        return new Coupon(code, offer, customerId, null, CouponState.ACTIVE, now);
    }

    /** @throws NotRedeemable if it cannot be used by this person now */
    public void checkUsable(String byCustomer, Instant now) {
        if (!customerId.equals(byCustomer)) {
            throw new NotRedeemable("WRONG_CUSTOMER", "this coupon belongs to another customer");
        }
        if (state == CouponState.EXPIRED || !now.isBefore(expiresAt)) {
            throw new NotRedeemable("COUPON_EXPIRED", "it expired at " + expiresAt);
        }
        if (state == CouponState.REDEEMED) {
            throw new NotRedeemable("COUPON_USED_UP", "it was used already");
        }
        // Whoever knows the code of a reserved one was told, only we have not heard of it yet.
        if (state != CouponState.ACTIVE && state != CouponState.RESERVED) {
            throw new NotRedeemable("COUPON_REVOKED", "it is not active");
        }
    }

    /**
     * Uses it once.
     *
     * @throws NotRedeemable if it cannot be used by this person now
     */
    public void redeem(String byCustomer, Instant now) {
        checkUsable(byCustomer, now);
        redemptionsLeft--;
        state = redemptionsLeft == 0 ? CouponState.REDEEMED : CouponState.ACTIVE;
    }

    /** One use is taken back. A coupon that ran out meanwhile stays so. */
    public void takeBack(Instant now) {
        redemptionsLeft++;
        if (state == CouponState.REDEEMED) {
            state = now.isBefore(expiresAt) ? CouponState.ACTIVE : CouponState.EXPIRED;
        }
    }

    public CouponCode code() {
        return new CouponCode(code);
    }

    public String offerId() {
        return offerId;
    }

    public String customerId() {
        return customerId;
    }

    public UUID decisionId() {
        return decisionId;
    }

    CouponState state() {
        return state;
    }

    Instant issuedAt() {
        return issuedAt;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    int redemptionsLeft() {
        return redemptionsLeft;
    }
}
