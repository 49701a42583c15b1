package io.winback.customer.churn;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Finds which stored episode each found episode is. An episode that is open stays the same one, with its coupon and its messages. An
 * episode that has ended is the one with this end, or with one of these losses.
 */
final class MatchEpisodes {

    private final List<StoredEpisode> rest;
    private final Map<FoundEpisode, StoredEpisode> known = new IdentityHashMap<>();

    private MatchEpisodes(List<StoredEpisode> stored) {
        this.rest = new ArrayList<>(stored);
    }

    /**
     * The result of a comparison.
     *
     * @param known the stored episode of each found one; without those that are new
     * @param withdrawn stored episodes that are a part of others by now
     */
    record Matched(Map<FoundEpisode, StoredEpisode> known, List<StoredEpisode> withdrawn) {}

    /** @param found by time; only the last one can be open */
    static Matched match(List<StoredEpisode> stored, List<FoundEpisode> found) {
        var matching = new MatchEpisodes(stored);
        if (!found.isEmpty()) {
            var last = found.subList(found.size() - 1, found.size());
            matching.match(last, (one, episode) -> one.isOpen() && episode.isOpen());
            matching.match(found, StoredEpisode::isEndedBy);
            matching.match(last, (one, episode) -> one.isOpen());
            matching.match(found, StoredEpisode::isLossOf);
        }
        return new Matched(matching.known, List.copyOf(matching.rest));
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
