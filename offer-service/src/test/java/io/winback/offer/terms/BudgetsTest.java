package io.winback.offer.terms;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.events.Money;
import io.winback.offer.OfferApi;
import io.winback.offer.terms.OfferTerms.Budget;
import io.winback.testkit.TestDatabase;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import static io.winback.offer.AtOnce.atOnce;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/** Budgets in shares: the money is exact, and can be spent to the last. */
@QuarkusTest
class BudgetsTest {

    @Inject
    Budgets budgets;

    @Inject
    LimitBudget limitBudget;

    @Inject
    Session database;

    private String offer;

    @BeforeEach
    void givenAnOffer() {
        offer = OfferApi.anOffer();
    }

    @Test
    void aBudgetForAHundredCouponsGivesExactlyAHundredToAThousandCalls() {
        limit(new Budget(100, null));

        var answers = atOnce(1000, i -> OfferApi.untilAnswered(() -> OfferApi.issue(offer, "c" + i))
                .statusCode());

        assertThat(answers.stream().filter(status -> status == 201)).hasSize(100);
        assertThat(answers.stream().filter(status -> status == 422)).hasSize(900);
    }

    @Test
    void aBatchGetsTheLastCouponsOfAllShares() {
        limit(new Budget(100, null));
        assertThat(takeCoupons(1)).isEqualTo(1);

        assertThat(takeCoupons(60)).isEqualTo(60);
        assertThat(takeCoupons(60)).isEqualTo(39);
        assertThat(takeCoupons(1)).isZero();
    }

    @Test
    void oneDiscountCanBeLargerThanEachShare() {
        limit("1000.00");
        assertThat(spend("0.01")).isTrue();

        assertThat(spend("900.00")).isTrue();
        assertThat(spend("100.00")).isFalse();
        assertThat(spend("99.99")).isTrue();
        assertThat(spend("0.01")).isFalse();
    }

    @Test
    void withoutSharesAnEarlierReleaseSeesAllThatIsLeft() {
        limit(new Budget(100, null));
        assertThat(takeCoupons(40)).isEqualTo(40);
        var withoutShares = new Budgets(new BudgetShares(database, () -> 0));

        var taken = atOnce(90, i -> QuarkusTransaction.requiringNew().call(() -> {
            int granted = withoutShares.takeCoupons(offer, 1);
            if (i % 9 == 0) {
                withoutShares.putBackCoupons(offer, granted);
                return 0;
            }
            return granted;
        }));

        int granted = taken.stream().mapToInt(Integer::intValue).sum();
        assertThat(granted).isBetween(50, 60);
        assertThat(usedOfBudget()).isEqualTo(40 + granted);
        assertThat(takeCoupons(100)).isEqualTo(60 - granted);
    }

    @Test
    void whatIsPutBackDoesNotWaitForATakerOfTheWholeBudget() throws Exception {
        limit(new Budget(100, null));
        var oneShare = new Budgets(new BudgetShares(database, () -> 1));
        assertThat(QuarkusTransaction.requiringNew().call(() -> oneShare.takeCoupons(offer, 1)))
                .isEqualTo(1);
        var others = Executors.newSingleThreadExecutor();

        Future<Integer> ofAll = QuarkusTransaction.requiringNew().call(() -> {
            assertThat(oneShare.takeCoupons(offer, 1)).isEqualTo(1);
            var taken =
                    others.submit(() -> QuarkusTransaction.requiringNew().call(() -> oneShare.takeCoupons(offer, 99)));
            eventually().untilAsserted(() -> assertThat(takersThatWait()).isOne());
            oneShare.putBackCoupons(offer, 1);
            return taken;
        });

        assertThat(ofAll.get()).isEqualTo(99);
        others.shutdown();
    }

    /** In transactions of their own, because a transaction sees the activity of its first look. */
    private long takersThatWait() {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.createNativeQuery("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock' and query like '%budget_share%'""", Long.class).getSingleResult());
    }

    /** What a release without shares takes as used. */
    private int usedOfBudget() {
        return QuarkusTransaction.requiringNew().call(() -> database.createNativeQuery(
                        "select coupons_used from offer_budget where offer_id = :offer", Integer.class)
                .setParameter("offer", offer)
                .getSingleResult());
    }

    @RepeatedTest(3)
    void concurrentDiscountsOfAnySizeNeverExceedTheBudgetAndTheRestCanBeSpentToTheLast() {
        limit("200.00");

        var spent = atOnce(640, i -> {
            var amount = cents(new SplittableRandom(i).nextInt(1, 200));
            if (!spend(amount)) {
                return BigDecimal.ZERO;
            }
            if (i % 5 == 0) {
                giveBack(amount);
                return BigDecimal.ZERO;
            }
            return new BigDecimal(amount);
        });

        var total = spent.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(total).isLessThanOrEqualTo(new BigDecimal("200.00")).isGreaterThan(new BigDecimal("190.00"));
        while (spend("0.01")) {
            total = total.add(new BigDecimal("0.01"));
        }
        assertThat(total).isEqualTo(new BigDecimal("200.00"));
    }

    @Test
    void aRedemptionDoesNotWaitForAnotherOfTheSameOffer() throws Exception {
        limit("1000.00");
        assertThat(spend("1.00")).isTrue();

        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(budgets.spend(offer, Money.of("1.00", "USD"))).isTrue();
            assertThat(CompletableFuture.supplyAsync(() -> spend("1.00")).orTimeout(1, TimeUnit.SECONDS))
                    .succeedsWithin(1, TimeUnit.SECONDS)
                    .isEqualTo(true);
        });
    }

    @Test
    void redemptionsThatWaitedForADivisionTakeFromItsShares() {
        limit("1000.00");

        var division = QuarkusTransaction.requiringNew().call(() -> {
            assertThat(budgets.spend(offer, Money.of("1.00", "USD"))).isTrue();
            var waiting = IntStream.range(0, 8)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> spend("1.00")))
                    .toList();
            await().until(BudgetsTest::waitingForTheBudget, equalTo("8"));
            return new Division(changeOfTheBudget(), waiting);
        });

        assertThat(division.waiting())
                .allSatisfy(spent ->
                        assertThat(spent).succeedsWithin(5, TimeUnit.SECONDS).isEqualTo(true));
        assertThat(changeOfTheBudget()).as("the budget is divided once").isEqualTo(division.change());
    }

    private record Division(String change, List<CompletableFuture<Boolean>> waiting) {}

    private static String waitingForTheBudget() {
        return TestDatabase.value("""
                select count(*) from pg_stat_activity
                where wait_event_type = 'Lock' and query like '%from offer_budget%for no key update%'""");
    }

    /** The transaction that changed the row of the budget last. */
    private String changeOfTheBudget() {
        return QuarkusTransaction.joiningExisting().call(() -> database.createNativeQuery(
                        "select xmin::text from offer_budget where offer_id = :offer", String.class)
                .setParameter("offer", offer)
                .getSingleResult());
    }

    @Test
    void aRolledBackDiscountIsNotSpent() {
        limit("10.00");
        for (int i = 0; i < 20; i++) {
            QuarkusTransaction.begin();
            assertThat(budgets.spend(offer, Money.of("10.00", "USD"))).isTrue();
            QuarkusTransaction.rollback();
        }

        assertThat(spend("10.00")).isTrue();
    }

    @Test
    void aLimitBelowWhatIsUsedGivesNothingUntilEnoughIsGivenBack() {
        limit("100.00");
        assertThat(spend("60.00")).isTrue();
        limit("50.00");

        assertThat(spend("0.01")).isFalse();
        giveBack("10.00");
        assertThat(spend("0.01")).isFalse();
        giveBack("5.00");
        assertThat(spend("5.01")).isFalse();
        assertThat(spend("5.00")).isTrue();
    }

    @Test
    void aRaisedLimitGivesTheDifference() {
        limit("10.00");
        assertThat(spend("10.00")).isTrue();
        limit("12.00");

        assertThat(spend("2.01")).isFalse();
        assertThat(spend("2.00")).isTrue();
    }

    @Test
    void couponsThatCustomersHaveAlreadyCountAboveTheLimit() {
        limit(new Budget(10, null));
        assertThat(takeCoupons(1)).isEqualTo(1);

        QuarkusTransaction.requiringNew().run(() -> budgets.countCoupons(Stream.of(offer, offer, offer)));

        assertThat(takeCoupons(10)).isEqualTo(6);
    }

    @Test
    void couponsThatWereTakenAndNotStoredArePutBack() {
        limit(new Budget(10, null));
        QuarkusTransaction.requiringNew().run(() -> {
            assertThat(budgets.takeCoupons(offer, 8)).isEqualTo(8);
            budgets.putBackCoupons(offer, 3);
        });

        assertThat(takeCoupons(10)).isEqualTo(5);
    }

    @Test
    void anAmountThatIsLimitedLaterCountsTheDiscountsSoFar() {
        redeem("c1").then().statusCode(201);
        redeem("c2").then().statusCode(201);

        limit(new Budget(null, Money.of("250", "JPY")));

        redeem("c3").then().statusCode(422).body("code", equalTo("BUDGET_EXHAUSTED"));
        limit(new Budget(null, Money.of("300", "JPY")));
        redeem("c3").then().statusCode(201);
        limit(new Budget(null, null));
        redeem("c4").then().statusCode(201);
        limit(new Budget(null, Money.of("400", "JPY")));
        redeem("c5").then().statusCode(422);
    }

    @Test
    void limitsThatChangeUnderLoadAreNeverExceeded() {
        limit(new Budget(50, null));

        var issued = atOnce(320, i -> {
            if (i % 40 == 20) {
                limit(new Budget(50 + i / 40, null));
            }
            return OfferApi.untilAnswered(() -> OfferApi.issue(offer, "c" + i)).statusCode();
        });

        assertThat(issued.stream().filter(status -> status == 201)).hasSizeBetween(50, 57);
        limit(new Budget(60, null));
        assertThat(takeCoupons(100))
                .isEqualTo(60
                        - (int) issued.stream().filter(status -> status == 201).count());
    }

    /** Hundred yen off. */
    private Response redeem(String customer) {
        return OfferApi.redeem(OfferApi.aCouponOf(offer, customer), customer, "o-" + UUID.randomUUID(), 1000);
    }

    private void limit(String dollars) {
        limit(new Budget(null, Money.of(dollars, "USD")));
    }

    private void limit(Budget budget) {
        QuarkusTransaction.requiringNew().run(() -> limitBudget.limit(offer, budget));
    }

    private int takeCoupons(int count) {
        return QuarkusTransaction.requiringNew().call(() -> budgets.takeCoupons(offer, count));
    }

    private boolean spend(String dollars) {
        return QuarkusTransaction.requiringNew().call(() -> budgets.spend(offer, Money.of(dollars, "USD")));
    }

    private void giveBack(String dollars) {
        QuarkusTransaction.requiringNew().run(() -> budgets.giveBack(offer, Money.of(dollars, "USD")));
    }

    private static String cents(int cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
