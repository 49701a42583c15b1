package io.winback.campaign.journey;

import io.winback.events.campaign.CouponGrant;
import java.time.Instant;
import java.util.UUID;

/**
 * A journey under way.
 *
 * @param step the message it is at, from 1
 * @param coupon what it offers; null if nothing, or not yet
 * @param reachedAt when the first message was sent; null before
 */
record Enrolment(Participant participant, State state, int step, CouponGrant coupon, Instant reachedAt) {

    /** The stations of a journey. */
    enum State {
        AWAITING_COUPON,
        AWAITING_MESSAGE,
        REACHED,
        ENDED
    }

    UUID decisionId() {
        return participant.decisionId();
    }

    String customerId() {
        return participant.customerId();
    }

    /** Whether something is under way that must not reach the person any more. */
    boolean awaits() {
        return state == State.AWAITING_COUPON || state == State.AWAITING_MESSAGE;
    }
}
