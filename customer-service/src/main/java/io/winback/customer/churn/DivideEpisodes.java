package io.winback.customer.churn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides the facts of a customer into churn episodes. The result does not depend on the order in which the facts arrived.
 *
 * <p>Each return belongs to the last loss that it is after, so that it ends one episode at most. The losses up to one with a return
 * are one episode. Of several returns the first order ends it, and without an order the first use of a coupon.
 *
 * <p>An order with a coupon that was reserved after a loss is after this loss, whatever its date. If the coupon was used, the time
 * of the use counts first.
 */
final class DivideEpisodes {

    private final EpisodeFacts facts;

    /** The returns by the number of losses before them. */
    private final Map<Integer, List<ReturnFact>> returns = new HashMap<>();

    private DivideEpisodes(EpisodeFacts facts) {
        this.facts = facts;
    }

    /** @return the earliest first; only the last one can be open */
    static List<FoundEpisode> divide(EpisodeFacts facts) {
        var division = new DivideEpisodes(facts);
        division.placeReturns();
        return division.episodes();
    }

    private void placeReturns() {
        var early = new ArrayList<ReturnFact>();
        for (var fact : facts.returns()) {
            int byTime = fact.lossesBefore(facts.losses());
            boolean isEarly = byTime < lossesBeforeCouponOf(fact);
            if (isEarly && fact.isTimeKnown()) {
                early.add(fact);
            }
            place(fact, isEarly && !fact.isTimeKnown() ? lossesBeforeCouponOf(fact) : byTime);
        }
        // A use before the loss of its coupon, which ends no earlier episode: the clocks of two systems differ.
        early.stream().filter(fact -> !endsEpisode(fact)).toList().forEach(fact -> {
            returns.get(fact.lossesBefore(facts.losses())).remove(fact);
            place(fact, lossesBeforeCouponOf(fact));
        });
    }

    private void place(ReturnFact fact, int losses) {
        returns.computeIfAbsent(losses, number -> new ArrayList<>()).add(fact);
    }

    /** The number of losses before the coupon was reserved; 0 without a coupon of an episode. */
    private int lossesBeforeCouponOf(ReturnFact fact) {
        return fact.codes().stream()
                .filter(facts.coupons()::containsKey)
                .mapToInt(code -> Math.max(1, (int) facts.losses().stream()
                        .filter(loss -> !loss.returnsAfter()
                                .isAfter(facts.coupons().get(code).returnsAfter()))
                        .count()))
                .max()
                .orElse(0);
    }

    private boolean endsEpisode(ReturnFact fact) {
        int losses = fact.lossesBefore(facts.losses());
        return losses > 0 && fact.equals(endAfter(losses));
    }

    /** Null if no return is between this number of losses and the next loss. */
    private ReturnFact endAfter(int losses) {
        return returns.getOrDefault(losses, List.of()).stream()
                .min(ReturnFact.BY_RANK)
                .orElse(null);
    }

    private List<FoundEpisode> episodes() {
        var episodes = new ArrayList<FoundEpisode>();
        int begin = 0;
        for (int losses = 1; losses <= facts.losses().size(); losses++) {
            var end = endAfter(losses);
            if (end != null || losses == facts.losses().size()) {
                episodes.add(new FoundEpisode(facts.losses().subList(begin, losses), end));
                begin = losses;
            }
        }
        return List.copyOf(episodes);
    }
}
