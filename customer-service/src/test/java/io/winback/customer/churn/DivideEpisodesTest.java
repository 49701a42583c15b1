package io.winback.customer.churn;

import io.winback.customer.profile.OrderTime;
import io.winback.customer.profile.Purchase;
import io.winback.events.Money;
import io.winback.events.customer.ChurnReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which losses are one episode, and what ends it. */
class DivideEpisodesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Money PRICE = Money.of("1200", "JPY");
    private static final String CODE = "7K4D";

    private final List<Loss> losses = new ArrayList<>();
    private final List<Purchase> orders = new ArrayList<>();
    private final List<CouponUse> uses = new ArrayList<>();
    private final Map<String, EpisodeCoupon> coupons = new HashMap<>();

    /**
     * Facts with the number of the day, and the episodes with the days of their losses. c: cancellation; o: order; u: use of the
     * coupon for the order of this letter; x: the same, reversed; l: a loss that a scoring found, with the day after which orders
     * are returns; k: reservation of the coupon after the loss of this day; q: order with the coupon.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "c1                          | 1 open",
                "c1 o2                       | 1 to o2",
                "o1 c2                       | 2 open",
                "c1 c2 o3                    | 1 2 to o3",
                "c1 o2 c3                    | 1 to o2, 3 open",
                "c1 o2 c3 o4                 | 1 to o2, 3 to o4",
                "c1 u2a                      | 1 to a",
                "c1 x2a                      | 1 open",
                "c1 u2a c3                   | 1 to a, 3 open",
                "c1 u2a c3 o4                | 1 to a, 3 to o4",
                "c1 u2a o3                   | 1 to o3",
                "c1 k1 u3o2 o2 c4            | 1 to o2, 4 open",
                "c1 k1 u2o3 o3 c4            | 1 to o3, 4 open",
                "c1 k1 u3q2 q2 c4            | 1 to q2, 4 open",
                "c1 x3o2 o2 c4               | 1 to o2, 4 open",
                "c2 k2 q1                    | 2 to q1",
                "c1 o2 c4 k4 q3              | 1 to o2, 4 to q3",
                "c1 o3 c4 k4 q2              | 1 to o3, 4 to q2",
                "c1 o2 c4 k4 u5q3 q3         | 1 to o2, 4 to q3",
                "c2 k2 u1a                   | 2 to a",
                "c1 c4 k4 u2a                | 1 to a, 4 open",
                "c1 o2 c4 k4 u3a             | 1 to o2, 4 to a",
                "c1 k1 o2 u3a c4             | 1 to o2, 4 open",
                "l9>5 o3                     | 9 open",
                "l9>5 o6                     | 9 to o6",
                "l9>5 u6a                    | 9 to a",
                "c1 o2 l9>5 o10              | 1 to o2, 9 to o10",
                "c1 o2 l9>5 k9 u9a           | 1 to o2, 9 to a",
                "l9>5 c11 o6                 | 9 to o6, 11 open",
                "l9>5 c11 o12                | 9 11 to o12",
                "c7 l9>5                     | 9 7 open",
                "c1 u2o2 l9>5 o2             | 1 to o2, 9 open",
            })
    void eachReturnEndsOneEpisode(String facts, String episodes) {
        for (var fact : facts.split(" ")) {
            tell(fact);
        }

        assertThat(describe()).isEqualTo(episodes.strip());
    }

    @Property
    void theOrderOfFactsDoesNotMatterAndEachReturnEndsOneEpisodeAtMost(
            @ForAll @Size(max = 12) List<@From("facts") String> facts, @ForAll Random random) {
        var test = new DivideEpisodesTest();
        facts.stream().distinct().forEach(test::tell);
        var episodes = test.describe();

        Collections.shuffle(test.losses, random);
        Collections.shuffle(test.orders, random);
        Collections.shuffle(test.uses, random);

        assertThat(test.describe()).isEqualTo(episodes);
        var found = test.divide();
        assertThat(found.stream().mapToInt(episode -> episode.losses().size()).sum())
                .isEqualTo(test.losses.size());
        assertThat(found.stream().filter(episode -> !episode.isOpen()).map(episode -> episode.end()
                        .orderId()))
                .doesNotHaveDuplicates();
        assertThat(found.stream().skip(1)).noneMatch(episode -> found.get(0).isOpen());
    }

    @Provide
    Arbitrary<String> facts() {
        var day = Arbitraries.integers().between(1, 9);
        return Combinators.combine(Arbitraries.of("c", "c", "o", "q", "u", "x", "l", "k"), day, day)
                .as((kind, at, other) -> switch (kind) {
                    case "u", "x" -> kind + at + (at % 2 == 0 ? "o" : "q") + other;
                    case "l" -> kind + at + ">" + Math.min(at, other);
                    default -> kind + at;
                });
    }

    @Test
    void orderInTheSecondOfTheCancellationEndsTheEpisode() {
        cancel(NOON.plusMillis(700));

        orders.add(order("o", NOON, null));

        assertThat(only().returnedAt()).isEqualTo(NOON.plusMillis(700));
    }

    @Test
    void orderThatIsKnownToBeBeforeTheCancellationDoesNotEndTheEpisode() {
        cancel(NOON.plusMillis(700));

        orders.add(order("o", NOON.plusMillis(300), null));

        assertThat(only().isOpen()).isTrue();
    }

    @Test
    void orderWithADateOnlyStandsForTheWholeDay() {
        var day = Instant.parse("2026-11-21T15:00:00Z");
        cancel(NOON);
        orders.add(order("before", day.minus(Duration.ofDays(1)), null));
        assertThat(only().isOpen()).isTrue();

        orders.add(order("that-day", day, null));

        assertThat(only().end().orderId()).isEqualTo("that-day");
    }

    @Test
    void theUseOfACouponTellsTheTimeOfAnOrderWithADateOnly() {
        var day = Instant.parse("2026-11-21T15:00:00Z");
        cancel(NOON);
        orders.add(order("that-day", day, null));

        uses.add(new CouponUse(CODE, "that-day", NOON.minusSeconds(60), PRICE, false));

        assertThat(only().isOpen()).isTrue();
    }

    private FoundEpisode only() {
        var found = divide();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private List<FoundEpisode> divide() {
        return DivideEpisodes.divide(EpisodeFacts.of(losses, orders, uses, coupons));
    }

    private String describe() {
        return String.join(
                ", ",
                divide().stream()
                        .map(found -> String.join(
                                        " ",
                                        found.losses().stream()
                                                .map(loss -> String.valueOf(Duration.between(NOON, loss.at())
                                                        .toDays()))
                                                .toList())
                                + (found.isOpen()
                                        ? " open"
                                        : " to " + found.end().orderId()))
                        .toList());
    }

    private void tell(String fact) {
        var rest = fact.substring(1);
        switch (fact.charAt(0)) {
            case 'c' -> cancel(day(rest));
            case 'o' -> orders.add(order(fact, day(rest), null));
            case 'q' -> orders.add(order(fact, day(rest), CODE));
            case 'u' -> uses.add(use(rest, false));
            case 'x' -> uses.add(use(rest, true));
            case 'k' -> coupons.put(EpisodeCoupons.folded(CODE), coupon(day(rest)));
            case 'l' -> losses.add(Loss.lapse(day(rest.split(">")[0]), day(rest.split(">")[1])));
            default -> throw new IllegalArgumentException(fact);
        }
    }

    private static CouponUse use(String dayAndOrder, boolean isReversed) {
        return new CouponUse(
                CODE, dayAndOrder.substring(1), day(dayAndOrder.substring(0, 1)).plusSeconds(60), PRICE, isReversed);
    }

    private static EpisodeCoupon coupon(Instant returnsAfter) {
        return new EpisodeCoupon("c-1", EpisodeCoupons.folded(CODE), new UUID(0, 1), returnsAfter, null);
    }

    private void cancel(Instant at) {
        losses.add(Loss.of(new Cancellation("c-1", ChurnReason.PRICE, 1, null, at)));
    }

    private static Instant day(String number) {
        return NOON.plus(Duration.ofDays(Integer.parseInt(number)));
    }

    private static Purchase order(String id, Instant at, String code) {
        return new Purchase(id, OrderTime.of(at, TOKYO, TOKYO), PRICE, code);
    }
}
