package io.winback.offer.coupon;

import java.util.Set;

/** The state of a coupon. Which states may follow is the rule of {@link Transition}. */
public enum CouponState {
    /** Kept for a decision. The customer has no message about it yet. */
    RESERVED,
    /** The customer has the code. */
    ACTIVE,
    /** Used as often as its offer allows. */
    REDEEMED,
    EXPIRED,
    /** Given back, because no message about it was sent. */
    RELEASED,
    /** Ended by a person, or by the erasure of its customer. */
    REVOKED;

    /** The states in which a coupon takes a place in the budget of its offer. */
    static final Set<CouponState> IN_BUDGET = Set.of(RESERVED, ACTIVE, REDEEMED);

    /** The state after a transition. @throws IllegalStateException if the transition is not legal from this state */
    CouponState after(Transition transition) {
        if (!allows(transition)) {
            throw new IllegalStateException("a coupon that is %s cannot %s".formatted(this, transition));
        }
        return transition.to;
    }

    boolean allows(Transition transition) {
        return transition.from.contains(this);
    }

    /** The legal transitions, each from some states to one. */
    enum Transition {
        /**
         * A message with the code was sent. The coupon may have been released when the message was already sent, and its event
         * not yet received.
         */
        ACTIVATE(ACTIVE, RESERVED, RELEASED),
        /** A use with more uses left. The customer may know a code before the event that activates it arrives. */
        USE(ACTIVE, RESERVED, ACTIVE),
        USE_LAST(REDEEMED, RESERVED, ACTIVE),
        /** The last use is reversed before the coupon expires. */
        RESTORE(ACTIVE, REDEEMED),
        /** The last use is reversed after the coupon has expired. */
        RESTORE_EXPIRED(EXPIRED, REDEEMED),
        EXPIRE(EXPIRED, RESERVED, ACTIVE),
        RELEASE(RELEASED, RESERVED),
        REVOKE(REVOKED, RESERVED, ACTIVE);

        private final CouponState to;
        private final Set<CouponState> from;

        Transition(CouponState to, CouponState... from) {
            this.to = to;
            this.from = Set.of(from);
        }

        CouponState to() {
            return to;
        }

        /** The states that it is legal from, as the database holds them. */
        String[] from() {
            return from.stream().map(Enum::name).toArray(String[]::new);
        }
    }
}
