package io.winback.campaign.journey;

import io.winback.events.Refusal;
import io.winback.events.campaign.CouponGrant;
import io.winback.events.campaign.OutreachSkipped;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The journey of one participant.
 *
 * @param step the current step, from 1
 * @param coupon the coupon that the messages offer; null before it is attached, or if the campaign has no offer
 * @param reachedAt when the first message was sent; null before
 * @param dueAt when the current step was due, also if it was held then; null for the first step, and before the step is due
 * @param awaitsNextStep whether the next step is scheduled or held
 * @param endedBecause null unless it has ended
 */
record Enrolment(
        Participant participant,
        EnrolmentState state,
        int step,
        CouponGrant coupon,
        Instant reachedAt,
        Instant dueAt,
        boolean awaitsNextStep,
        Refusal endedBecause) {

    UUID decisionId() {
        return participant.decisionId();
    }

    /** Null if the occasion of the journey is no churn. */
    UUID episodeId() {
        return participant.episodeId();
    }

    /** Whether the occasion of the journey is a churn, which ends with a return. */
    boolean hasEpisode() {
        return participant.episodeId() != null;
    }

    String customerId() {
        return participant.customerId();
    }

    /** Whether a coupon or a message is requested, so that it must be withdrawn when the journey ends. */
    boolean isAwaiting() {
        return EnrolmentState.awaiting().contains(state);
    }

    /** The step whose message is not requested if the journey ends now; empty if no message is left to request. */
    Optional<OutreachSkipped> unrequestedStep(Refusal reason) {
        if (state == EnrolmentState.AWAITING_COUPON) {
            return Optional.of(skipped(step, reason));
        }
        return awaitsNextStep ? Optional.of(skipped(step + 1, reason)) : Optional.empty();
    }

    /** The message of a step is not requested. */
    OutreachSkipped skipped(int number, Refusal reason) {
        return new OutreachSkipped(customerId(), decisionId(), number, reason);
    }

    /** Whether this is the code of its coupon, in any spelling. @param code null for none */
    boolean hasCoupon(String code) {
        return code != null && coupon != null && folded(code).equals(folded(coupon.code()));
    }

    /** Case, width, dashes, spaces and letters that look like digits make no difference in a code. */
    private static String folded(String code) {
        return Normalizer.normalize(code, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
    }
}
