package io.winback.customer.churn;

import io.winback.customer.profile.EpisodeReason;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * A churn episode as it is stored.
 *
 * @param lapses the losses that a scoring found, or that are recorded deaths, sorted by time; none for cancellations only, and if an
 *     earlier release recorded the episode. An order between two of them divides the episode
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
        List<Loss> lapses,
        Instant returnedAt,
        String endedBy,
        boolean isByCouponAlone) {

    static final Comparator<StoredEpisode> BY_TIME =
            Comparator.comparing(StoredEpisode::churnedAt).thenComparing(StoredEpisode::episodeId);

    static StoredEpisode of(UUID episodeId, String customerId, FoundEpisode found, EpisodeReason reason) {
        return new StoredEpisode(
                episodeId,
                customerId,
                found.churnedAt(),
                reason,
                found.lapses(),
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
        return found.hasLossAt(churnedAt) || lapses.stream().map(Loss::at).anyMatch(found::hasLossAt);
    }

    /** Whether the customer was lost at this time, in this episode. */
    boolean isDuring(Instant at) {
        return !at.isBefore(churnedAt) && (isOpen() || !at.isAfter(returnedAt));
    }

    /** Whether a row has these values. Rows have no evidence. */
    boolean isStoredAs(StoredEpisode row) {
        return reason.isSameAs(row.reason) && withReason(row.reason).equals(row);
    }

    StoredEpisode withReason(EpisodeReason known) {
        return new StoredEpisode(episodeId, customerId, churnedAt, known, lapses, returnedAt, endedBy, isByCouponAlone);
    }

    /** With the loss of an episode that an earlier release recorded, and that no cancellation began. */
    StoredEpisode asLapse(Instant border) {
        var after = isOpen() || border.isBefore(returnedAt) ? border : returnedAt;
        return new StoredEpisode(
                episodeId,
                customerId,
                churnedAt,
                reason,
                List.of(Loss.lapse(churnedAt, after)),
                returnedAt,
                endedBy,
                isByCouponAlone);
    }
}
