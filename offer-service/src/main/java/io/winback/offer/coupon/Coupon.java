package io.winback.offer.coupon;

import io.winback.chassis.http.Conflict;
import io.winback.events.offer.CouponRevoked;
import io.winback.offer.terms.Offer;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

import static io.winback.offer.coupon.CouponState.Transition.RESTORE;
import static io.winback.offer.coupon.CouponState.Transition.RESTORE_EXPIRED;
import static io.winback.offer.coupon.CouponState.Transition.REVOKE;
import static io.winback.offer.coupon.CouponState.Transition.USE;
import static io.winback.offer.coupon.CouponState.Transition.USE_LAST;

/** A discount promised to one customer. It can be redeemed as often as its offer allows, before it expires. */
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
    private Long revision;
    private Instant revokedAt;
    private String revocationReason;

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
        this.revision = offer.version();
    }

    /** A coupon that is kept for a decision until a message with the code was sent. */
    static Coupon reserved(CouponCode code, Offer offer, String customerId, UUID decisionId, Instant now) {
        return new Coupon(code, offer, customerId, decisionId, CouponState.RESERVED, now);
    }

    /** A coupon that the customer gets at once. */
    static Coupon active(CouponCode code, Offer offer, String customerId, Instant now) {
        return new Coupon(code, offer, customerId, null, CouponState.ACTIVE, now);
    }

    /** @throws NotRedeemable if this customer cannot redeem it now */
    public void checkRedeemable(String byCustomer, Instant now) {
        if (!customerId.equals(byCustomer)) {
            throw new WrongCustomer();
        }
        if (state == CouponState.REVOKED) {
            throw new NotRedeemable("COUPON_REVOKED", "the coupon was revoked");
        }
        if (state == CouponState.EXPIRED || !now.isBefore(expiresAt)) {
            throw new NotRedeemable("COUPON_EXPIRED", "the coupon expired at " + expiresAt);
        }
        if (state == CouponState.REDEEMED) {
            throw new NotRedeemable("COUPON_USED_UP", "the coupon has no uses left");
        }
        if (!state.allows(USE)) {
            throw new NotRedeemable("COUPON_REVOKED", "the coupon is not active");
        }
    }

    /**
     * Uses it once.
     *
     * @throws NotRedeemable if this customer cannot redeem it now
     */
    public void redeem(String byCustomer, Instant now) {
        checkRedeemable(byCustomer, now);
        redemptionsLeft--;
        state = state.after(redemptionsLeft == 0 ? USE_LAST : USE);
    }

    /** Gives one use back. A coupon that has ended in another way stays as it is. */
    public void reverseRedemption(Instant now) {
        redemptionsLeft++;
        if (state == CouponState.REDEEMED) {
            state = state.after(now.isBefore(expiresAt) ? RESTORE : RESTORE_EXPIRED);
        }
    }

    /** @throws Conflict if it has ended in another way */
    CouponRevoked revoke(String reason, Instant now) {
        if (!state.allows(REVOKE)) {
            throw new Conflict("the coupon is %s; only a coupon that can be used can be revoked".formatted(state));
        }
        state = state.after(REVOKE);
        revokedAt = now;
        revocationReason = reason;
        return new CouponRevoked(customerId, decisionId, code().toString(), offerId, now);
    }

    /** Whether its state takes a place in the budget of its offer. A coupon with a use takes one in every state. */
    public boolean takesPlaceInBudget() {
        return CouponState.IN_BUDGET.contains(state);
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

    /** The version of the offer whose terms it keeps; null for a coupon of an earlier release. */
    public Long revision() {
        return revision;
    }

    Instant revokedAt() {
        return revokedAt;
    }

    String revocationReason() {
        return revocationReason;
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
