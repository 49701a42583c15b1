package io.winback.customer.churn;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Finds which stored episode each found episode is. An episode that is open stays the same one, with its coupon and its messages,
 * unless its coupon was used for the end of another part of it. An episode that has ended is the one with its coupon, with this end,
 * or with one of these losses.
 */
final class MatchEpisodes {

    private final List<StoredEpisode> rest;
    private final Map<String, EpisodeCoupon> coupons;
    private final Map<FoundEpisode, StoredEpisode> known = new IdentityHashMap<>();

    private MatchEpisodes(List<StoredEpisode> stored, Map<String, EpisodeCoupon> coupons) {
        this.rest = new ArrayList<>(stored);
        this.coupons = coupons;
    }

    /**
     * The result of a comparison.
     *
     * @param known the stored episode of each found one; without those that are new
     * @param withdrawn stored episodes that are a part of others by now
     */
    record Matched(Map<FoundEpisode, StoredEpisode> known, List<StoredEpisode> withdrawn) {}

    /**
     * @param found by time; only the last one can be open
     * @param coupons of the episodes, by code
     */
    static Matched match(List<StoredEpisode> stored, List<FoundEpisode> found, Map<String, EpisodeCoupon> coupons) {
        var matching = new MatchEpisodes(stored, coupons);
        if (!found.isEmpty()) {
            var last = found.subList(found.size() - 1, found.size());
            // campaign-service credits the use of a coupon to the episode of the coupon.
            matching.match(found, (one, episode) -> matching.isEndedByCouponOf(one, episode) && one.isLossOf(episode));
            matching.match(found, (one, episode) -> matching.isEndedByCouponOf(one, episode) && one.isOpen());
            matching.match(last, (one, episode) -> one.isOpen() && episode.isOpen());
            matching.match(found, StoredEpisode::isEndedBy);
            matching.match(last, (one, episode) -> one.isOpen());
            matching.match(found, StoredEpisode::isLossOf);
        }
        return new Matched(matching.known, List.copyOf(matching.rest));
    }

    private boolean isEndedByCouponOf(StoredEpisode one, FoundEpisode episode) {
        return !episode.isOpen()
                && episode.end().codes().stream()
                        .filter(coupons::containsKey)
                        .anyMatch(code -> coupons.get(code).episodeId().equals(one.episodeId()));
    }

    /** The latest first: what is known of later episodes, such as their coupons, still matters. */
    private void match(List<FoundEpisode> found, BiPredicate<StoredEpisode, FoundEpisode> isSame) {
        for (int i = found.size() - 1; i >= 0; i--) {
            var episode = found.get(i);
            if (!known.containsKey(episode)) {
                latest(one -> isSame.test(one, episode)).ifPresent(one -> {
                    known.put(episode, one);
                    rest.remove(one);
                });
            }
        }
    }

    private Optional<StoredEpisode> latest(Predicate<StoredEpisode> isSame) {
        return rest.stream().filter(isSame).max(StoredEpisode.BY_TIME);
    }
}
