package io.winback.offer.terms;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OfferTermsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");
    private static final Currency YEN = Currency.getInstance("JPY");
    private static final Reward TEN_PERCENT = percent("10");

    @Test
    void aCouponIsValidForThirtyDaysUnlessTheTermsSayOtherwise() {
        assertThat(valid(null, null).expiryOf(NOON)).isEqualTo(NOON.plus(Duration.ofDays(30)));
        assertThat(valid(Duration.ofDays(2), null).expiryOf(NOON)).isEqualTo(NOON.plus(Duration.ofDays(2)));
    }

    @Test
    void theEarlierOfBothEndsCounts() {
        var end = NOON.plus(Duration.ofDays(60));

        assertThat(valid(null, end).expiryOf(NOON)).isEqualTo(end);
        assertThat(valid(Duration.ofDays(61), end).expiryOf(NOON)).isEqualTo(end);
        assertThat(valid(Duration.ofDays(59), end).expiryOf(NOON)).isEqualTo(NOON.plus(Duration.ofDays(59)));
    }

    @Test
    void validityIsPositiveAndBounded() {
        valid(Duration.ofDays(3660), Instant.parse("9999-12-31T23:59:59Z")).check(NOON);

        refused(valid(Duration.ZERO, null), "validFor", "PT0S");
        refused(valid(Duration.ofDays(-1), null), "validFor", "-P1D");
        refused(valid(Duration.ofDays(3660).plusSeconds(1), null), "validFor", "PT87840H1S");
        refused(valid(null, Instant.parse("+10000-01-01T00:00:00Z")), "validUntil", "+10000-01-01T00:00:00Z");
        refused(valid(null, NOON), "validUntil", "2026-11-22T03:00:00Z");
    }

    @Test
    void theMostDiscountOfACouponIsTheValueOrTheCapForEachUse() {
        var yen = new Amount(new BigDecimal("500"), YEN);
        var less = new Amount(new BigDecimal("300"), YEN);
        var three = new OfferTerms(
                "three", new Reward(RewardKind.AMOUNT, yen, null), null, null, null, null, 3, null, null, null);

        assertThat(rewarding(new Reward(RewardKind.AMOUNT, yen, null)).mostDiscount())
                .contains(Money.of("500", "JPY"));
        assertThat(rewarding(new Reward(RewardKind.AMOUNT, yen, less)).mostDiscount())
                .contains(Money.of("300", "JPY"));
        assertThat(rewarding(new Reward(RewardKind.PERCENT, new Amount(BigDecimal.TEN, null), yen))
                        .mostDiscount())
                .contains(Money.of("500", "JPY"));
        assertThat(three.mostDiscount()).contains(Money.of("1500", "JPY"));
        assertThat(rewarding(TEN_PERCENT).mostDiscount()).isEmpty();
        assertThat(rewarding(new Reward(RewardKind.AMOUNT, new Amount(new BigDecimal("1e30"), YEN), null))
                        .mostDiscount())
                .isEmpty();
    }

    @Test
    void aPercentageIsAboveZeroAndAtMostAHundred() {
        rewarding(percent("100")).check(NOON);
        rewarding(percent("0.5")).check(NOON);

        refused(rewarding(percent("0")), "reward.value", "0");
        refused(rewarding(percent("100.01")), "reward.value", "100.01");
        assertThatThrownBy(() ->
                        rewarding(new Reward(RewardKind.PERCENT, null, null)).check(NOON))
                .isInstanceOfSatisfying(InvalidInput.class, refusal -> assertThat(refusal.field())
                        .isEqualTo("reward.value"));
        refused(
                rewarding(new Reward(RewardKind.PERCENT, new Amount(BigDecimal.TEN, YEN), null)),
                "reward.value",
                "10 JPY");
    }

    @Test
    void anAmountIsPositiveAndBounded() {
        rewarding(new Reward(RewardKind.AMOUNT, new Amount(new BigDecimal("999999999999999"), YEN), null))
                .check(NOON);

        refused(
                rewarding(new Reward(RewardKind.AMOUNT, new Amount(BigDecimal.ZERO, YEN), null)),
                "reward.value.amount",
                "0 JPY");
        refused(
                rewarding(new Reward(RewardKind.AMOUNT, new Amount(new BigDecimal("1e15"), YEN), null)),
                "reward.value.amount",
                "1E+15 JPY");
        refused(rewarding(new Reward(RewardKind.AMOUNT, new Amount(BigDecimal.TEN, null), null)), "reward.value", "10");
    }

    @Test
    void aCapIsPositive() {
        refused(
                rewarding(new Reward(
                        RewardKind.PERCENT, new Amount(BigDecimal.TEN, null), new Amount(BigDecimal.ZERO, YEN))),
                "reward.cap.amount",
                "0 JPY");
        refused(
                rewarding(new Reward(
                        RewardKind.PERCENT, new Amount(BigDecimal.TEN, null), new Amount(BigDecimal.ONE, null))),
                "reward.cap",
                "1");
    }

    @Test
    void aRewardAppliesToTheNamedProductsAndCategoriesAlone() {
        var order = new Order(
                Money.of("1000", "JPY"), List.of(item("A", "shoes", 2), item("B", "hats", 1), item("C", "bags", 1)));

        assertThat(new AppliesTo(List.of("A"), List.of("hats")).eligible(order)).contains(Money.of("300", "JPY"));
        assertThat(new AppliesTo(null, List.of("socks")).eligible(order)).isEmpty();
    }

    @Test
    void theEligiblePartIsAtMostTheTotalOfTheOrder() {
        var reduced = new Order(Money.of("150", "JPY"), List.of(item("A", "shoes", 2)));

        assertThat(new AppliesTo(List.of("A"), null).eligible(reduced)).contains(Money.of("150", "JPY"));
    }

    private static Order.Item item(String sku, String category, int quantity) {
        return new Order.Item(sku, category, quantity, Money.of("100", "JPY"));
    }

    /** @param value the value received, as the message shows it */
    private static void refused(OfferTerms terms, String field, String value) {
        assertThatThrownBy(() -> terms.check(NOON))
                .isInstanceOfSatisfying(InvalidInput.class, refusal -> assertThat(refusal.field())
                        .isEqualTo(field))
                .hasMessageEndingWith(", not " + value);
    }

    private static Reward percent(String percent) {
        return new Reward(RewardKind.PERCENT, new Amount(new BigDecimal(percent), null), null);
    }

    private static OfferTerms valid(Duration validFor, Instant validUntil) {
        return new OfferTerms("an offer", TEN_PERCENT, null, null, validFor, validUntil, null, null, null, null);
    }

    private static OfferTerms rewarding(Reward reward) {
        return new OfferTerms("an offer", reward, null, null, null, null, null, null, null, null);
    }
}
