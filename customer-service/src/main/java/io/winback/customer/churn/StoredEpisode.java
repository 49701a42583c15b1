package io.winback.customer.churn;

import io.winback.customer.profile.EpisodeReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * A churn episode as it is stored.
 *
 * @param lapsedAt when a scoring found the loss, or when a death was recorded; null for cancellations only, and if an earlier
 *     release recorded the episode
 * @param returnsAfter an order after this time ends a loss without a cancellation; null like {@code lapsedAt}
 * @param returnedAt null while the episode is open
 * @param endedBy the order that ended it; null while it is open, if an earlier release recorded the end, or if the customer was
 *     erased
 * @param isByCouponAlone whether the use of a coupon ended it, without an order of the shop
 */
record StoredEpisode(
        UUID episodeId,
        String customerId,
        Instant churnedAt,
        EpisodeReason reason,
        Instant lapsedAt,
        Instant returnsAfter,
        Instant returnedAt,
        String endedBy,
        boolean isByCouponAlone) {

    static final Comparator<StoredEpisode> BY_TIME =
            Comparator.comparing(StoredEpisode::churnedAt).thenComparing(StoredEpisode::episodeId);

    static StoredEpisode of(UUID episodeId, String customerId, FoundEpisode found, EpisodeReason reason) {
        var lapse = found.lapse();
        return new StoredEpisode(
                episodeId,
                customerId,
                found.churnedAt(),
                reason,
                lapse.map(Loss::at).orElse(null),
                lapse.map(Loss::returnsAfter).orElse(null),
                found.isOpen() ? null : found.returnedAt(),
                found.isOpen() ? null : found.end().orderId(),
                !found.isOpen() && found.end().order() == null);
    }

    boolean isOpen() {
        return returnedAt == null;
    }

    boolean isEndedBy(FoundEpisode found) {
        if (found.isOpen() || isOpen()) {
            return false;
        }
        return endedBy == null
                ? returnedAt.equals(found.returnedAt())
                : endedBy.equals(found.end().orderId());
    }

    boolean isLossOf(FoundEpisode found) {
        return found.hasLossAt(lapsedAt == null ? churnedAt : lapsedAt) || found.hasLossAt(churnedAt);
    }

    /** Whether the customer was lost at this time, in this episode. */
    boolean isDuring(Instant at) {
        return !at.isBefore(churnedAt) && (isOpen() || !at.isAfter(returnedAt));
    }

    /** The loss that no cancellation tells. */
    Optional<Loss> lapse() {
        return Optional.ofNullable(lapsedAt).map(at -> Loss.lapse(at, returnsAfter));
    }

    /** Whether a row has these values. Rows have no evidence. */
    boolean isStoredAs(StoredEpisode row) {
        return reason.isSameAs(row.reason) && withReason(row.reason).equals(row);
    }

    StoredEpisode withReason(EpisodeReason known) {
        return new StoredEpisode(
                episodeId, customerId, churnedAt, known, lapsedAt, returnsAfter, returnedAt, endedBy, isByCouponAlone);
    }

    /** With the loss of an episode that an earlier release recorded, and that no cancellation began. */
    StoredEpisode asLapse(Instant border) {
        var after = isOpen() || border.isBefore(returnedAt) ? border : returnedAt;
        return new StoredEpisode(
                episodeId, customerId, churnedAt, reason, churnedAt, after, returnedAt, endedBy, isByCouponAlone);
    }
}
