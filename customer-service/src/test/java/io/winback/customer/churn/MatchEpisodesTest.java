package io.winback.customer.churn;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.profile.EpisodeReason;
import io.winback.customer.profile.OrderTime;
import io.winback.customer.profile.Purchase;
import io.winback.events.Money;
import io.winback.events.customer.ChurnReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which stored episode keeps its id when a return divides an episode. */
class MatchEpisodesTest {

    private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");
    private static final Money PRICE = Money.of("1200", "JPY");
    private static final String CODE = "7K4D";

    private final UUID episode = UuidCreator.getTimeOrderedEpoch();
    private final List<Loss> losses = new ArrayList<>();
    private final List<Purchase> orders = new ArrayList<>();
    private final List<CouponUse> uses = new ArrayList<>();

    @Test
    void theOpenPartKeepsTheEpisode() {
        cancelOn(1, 4);
        var stored = stored(1, null, null);

        order("o2", 2);

        assertThat(match(stored)).containsExactly(null, episode);
    }

    @Test
    void thePartThatTheCouponOfTheEpisodeEndedKeepsTheEpisode() {
        cancelOn(1, 4);
        var stored = stored(1, null, null);

        use("o2", 2);
        assertThat(match(stored)).containsExactly(episode, null);
        order("o2", 2);

        assertThat(match(stored)).containsExactly(episode, null);
    }

    @Test
    void theCouponCountsMoreThanTheOrderThatEndedTheEpisode() {
        cancelOn(1, 4);
        order("o6", 6);
        var stored = stored(1, 6, "o6");

        use("o2", 2);

        assertThat(match(stored)).containsExactly(episode, null);
    }

    @Test
    void theCouponOfAnEarlierEpisodeDoesNotMoveIt() {
        cancelOn(1, 4);
        order("o2", 2);
        var stored = stored(1, 2, "o2");

        use("o6", 6);

        assertThat(match(stored)).containsExactly(episode, null);
    }

    @Test
    void thePartThatTheCouponEndedKeepsTheEpisodeWhenAReturnBeforeItArrivesInTheSameBatch() {
        cancelOn(1, 4, 8);
        var stored = stored(1, null, null);

        order("o2", 2);
        use("o6", 6);

        assertThat(match(stored)).containsExactly(null, episode, null);
    }

    /** The ids of the found episodes, the earliest first; null for a new one. */
    private List<UUID> match(StoredEpisode stored) {
        var coupons = Map.of(
                EpisodeCoupons.folded(CODE),
                new EpisodeCoupon("c-1", EpisodeCoupons.folded(CODE), episode, stored.churnedAt(), null));
        var found = DivideEpisodes.divide(EpisodeFacts.of(losses, orders, uses, coupons));
        var known = MatchEpisodes.match(List.of(stored), found, coupons).known();
        var ids = new ArrayList<UUID>();
        found.forEach(one -> ids.add(known.containsKey(one) ? known.get(one).episodeId() : null));
        return ids;
    }

    private StoredEpisode stored(int churned, Integer returned, String order) {
        return new StoredEpisode(
                episode,
                "c-1",
                day(churned),
                new EpisodeReason(ChurnReason.PRICE, 1.0, null),
                List.of(),
                returned == null ? null : day(returned),
                order,
                false);
    }

    private void cancelOn(int... days) {
        for (int at : days) {
            losses.add(Loss.of(new Cancellation("c-1", ChurnReason.PRICE, 1, null, day(at))));
        }
    }

    private void order(String id, int at) {
        orders.add(new Purchase(id, OrderTime.exact(day(at)), PRICE, null));
    }

    private void use(String order, int at) {
        uses.add(new CouponUse(CODE, order, day(at).plusSeconds(60), PRICE, false));
    }

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }
}
