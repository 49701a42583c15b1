package io.winback.customer.timeline;

import io.winback.events.Channel;
import io.winback.events.Event;
import io.winback.events.Refusal;
import io.winback.events.campaign.EpisodeDecided;
import io.winback.events.campaign.OutreachSkipped;
import io.winback.events.notification.ConsentChanged;
import io.winback.events.notification.MessageFailed;
import io.winback.events.notification.MessageSent;
import io.winback.events.notification.MessageSkipped;
import io.winback.events.notification.OutreachFailed;
import io.winback.events.offer.CouponExpired;
import io.winback.events.offer.CouponIssued;
import io.winback.events.offer.CouponRedeemed;
import io.winback.events.offer.CouponReleased;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.CouponRevoked;
import io.winback.events.offer.RedemptionReversed;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** The timeline entry of each event of the other services. An event without a time counts from when it is consumed. */
final class TimelineFacts {

    private static final Map<Class<? extends Event>, BiFunction<Event, Instant, TimelineEntry>> FACTS = new HashMap<>();

    static {
        on(EpisodeDecided.class, (decided, now) -> new TimelineEntry(
                        decided.customerId(), "DECISION", decided.decisionId(), now)
                .with("outcome", decided.outcome())
                .with("campaignId", decided.campaignId())
                .with("variant", decided.variant())
                .with("reason", decided.reason())
                .with("episodeId", decided.episodeId()));
        on(MessageSent.class, (sent, now) -> new TimelineEntry(
                        sent.customerId(), "MESSAGE_SENT", sent.messageId(), sent.sentAt())
                .with("channel", sent.channel())
                .with("decisionId", sent.decisionId())
                .with("step", sent.step()));
        on(MessageSkipped.class, (skipped, now) -> new TimelineEntry(
                        skipped.customerId(), "MESSAGE_SKIPPED", skipped.messageId(), now)
                .with("channel", skipped.channel())
                .with("reason", skipped.reason())
                .with("decisionId", skipped.decisionId())
                .with("step", skipped.step()));
        on(MessageFailed.class, (failed, now) -> new TimelineEntry(
                        failed.customerId(), "MESSAGE_FAILED", failed.messageId(), now)
                .with("channel", failed.channel())
                .with("reason", failed.reason())
                .with("decisionId", failed.decisionId())
                .with("step", failed.step()));
        on(
                OutreachFailed.class,
                (failed, now) -> stepWithoutMessage(
                        failed.customerId(), failed.decisionId(), failed.step(), failed.reason(), now));
        on(
                OutreachSkipped.class,
                (skipped, now) -> stepWithoutMessage(
                        skipped.customerId(), skipped.decisionId(), skipped.step(), skipped.reason(), now));
        on(
                ConsentChanged.class,
                (changed, now) -> consent(
                        changed.customerId(),
                        changed.channel(),
                        changed.granted(),
                        changed.changedAt(),
                        changed.source()));
        on(CouponIssued.class, (issued, now) -> new TimelineEntry(
                        issued.customerId(), "COUPON_ISSUED", issued.code(), timeOr(now, issued.issuedAt()))
                .with("code", issued.code())
                .with("offerId", issued.offerId())
                .with("expiresAt", issued.expiresAt()));
        on(CouponReserved.class, (reserved, now) -> new TimelineEntry(
                        reserved.customerId(), "COUPON_RESERVED", reserved.code(), timeOr(now, reserved.reservedAt()))
                .with("code", reserved.code())
                .with("offerId", reserved.offerId())
                .with("offerName", reserved.offerName())
                .with("expiresAt", reserved.expiresAt())
                .with("decisionId", reserved.decisionId()));
        on(CouponReleased.class, (released, now) -> new TimelineEntry(
                        released.customerId(), "COUPON_RELEASED", released.code(), timeOr(now, released.releasedAt()))
                .with("code", released.code())
                .with("offerId", released.offerId())
                .with("reason", released.reason())
                .with("decisionId", released.decisionId()));
        on(CouponExpired.class, (expired, now) -> new TimelineEntry(
                        expired.customerId(), "COUPON_EXPIRED", expired.code(), expired.expiredAt())
                .with("code", expired.code())
                .with("offerId", expired.offerId())
                .with("decisionId", expired.decisionId()));
        on(CouponRevoked.class, (revoked, now) -> new TimelineEntry(
                        revoked.customerId(), "COUPON_REVOKED", revoked.code(), revoked.revokedAt())
                .with("code", revoked.code())
                .with("offerId", revoked.offerId())
                .with("decisionId", revoked.decisionId()));
        on(CouponRedeemed.class, (redeemed, now) -> new TimelineEntry(
                        redeemed.customerId(), "REDEMPTION", redeemed.redemptionId(), redeemed.redeemedAt())
                .with("code", redeemed.code())
                .with("offerId", redeemed.offerId())
                .with("orderId", redeemed.orderId())
                .with("discount", redeemed.discount())
                .with("payable", redeemed.payable()));
        on(RedemptionReversed.class, (reversed, now) -> new TimelineEntry(
                        reversed.customerId(), "REDEMPTION_REVERSED", reversed.redemptionId(), reversed.reversedAt())
                .with("code", reversed.code())
                .with("offerId", reversed.offerId())
                .with("orderId", reversed.orderId())
                .with("discount", reversed.discount()));
    }

    private TimelineFacts() {}

    /** @param time null in an event of an earlier version */
    private static Instant timeOr(Instant now, Instant time) {
        return time == null ? now : time;
    }

    /** A step of a journey has one entry, whichever service ended it. */
    private static TimelineEntry stepWithoutMessage(
            String customerId, UUID decisionId, int step, Refusal reason, Instant now) {
        return new TimelineEntry(customerId, "OUTREACH_FAILED", decisionId + "/" + step, now)
                .with("reason", reason)
                .with("decisionId", decisionId)
                .with("step", step);
    }

    static TimelineEntry consent(String customerId, Channel channel, boolean granted, Instant at, String source) {
        return new TimelineEntry(customerId, "CONSENT", channel + "/" + at, at)
                .with("channel", channel)
                .with("granted", granted)
                .with("source", source);
    }

    private static <E extends Event> void on(Class<E> type, BiFunction<E, Instant, TimelineEntry> fact) {
        FACTS.put(type, (event, now) -> fact.apply(type.cast(event), now));
    }

    /** @throws IllegalArgumentException if the timeline does not show this type of event */
    static TimelineEntry of(Event event, Instant now) {
        var fact = FACTS.get(event.getClass());
        if (fact == null) {
            throw new IllegalArgumentException("the timeline has no entry for " + event.getClass());
        }
        return fact.apply(event, now);
    }
}
