package io.winback.campaign;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.decision.ChurnFixture;
import io.winback.campaign.decision.DecideEpisodes;
import io.winback.campaign.journey.AttachCoupons;
import io.winback.campaign.journey.CloseEpisodes;
import io.winback.campaign.journey.TrackOutreach;
import io.winback.campaign.journey.TrackRedemptions;
import io.winback.events.Channel;
import io.winback.events.Event;
import io.winback.events.Money;
import io.winback.events.campaign.CouponRequested;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.customer.CustomerChurned;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.notification.MessageSent;
import io.winback.events.offer.CouponRedeemed;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.RedemptionReversed;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;

/** The state of an episode follows from the events of customer-service and offer-service, and not from their order. */
@QuarkusTest
class EpisodeFactsTest {

    private static final Instant NOW = Instant.now().truncatedTo(MILLIS);
    private static final String CODE = "7K4D-9Q2M-XH3T";
    private static final String OTHER_CODE = "7K4D-9Q2M-XH3V";
    private static final int SHUFFLES = 12;

    @Inject
    DecideEpisodes decideEpisodes;

    @Inject
    CloseEpisodes closeEpisodes;

    @Inject
    AttachCoupons attachCoupons;

    @Inject
    TrackRedemptions trackRedemptions;

    @Inject
    TrackOutreach trackOutreach;

    private String customer;
    private UUID episode;
    private UUID decision;
    private String campaign;

    @BeforeEach
    void aCampaign() {
        campaign = "facts-" + UUID.randomUUID();
        CampaignSteps.activate(
                campaign,
                901,
                "customer.customerId.startsWith('%s')".formatted(campaign),
                List.of(Map.of("template", "first", "offer", "o"), Map.of("template", "second", "after", "P1D")));
    }

    @AfterEach
    void archiveTheCampaign() {
        CampaignSteps.archive(campaign);
    }

    /**
     * What happens to an episode after its churn, and its end.
     *
     * <p>use, again and reversal: offer-service, for the first and a second use for one order. coupon 2: a return by coupon alone, of version 2. order 3: a return by an order of the
     * shop, with what is left of its total. open 4: the episode is open again.
     */
    static Stream<Arguments> stories() {
        return Stream.of(
                story("use o-1, coupon 2 o-1", "RETURNED_CAMPAIGN o-1 900"),
                story("use o-1, reversal o-1, coupon 2 o-1, open 3", "OPEN null null"),
                story("use o-1, coupon 2 o-1, order 3 o-1", "RETURNED_CAMPAIGN o-1 1200"),
                story("use o-1, reversal o-1, coupon 2 o-1, order 3 o-1", "RETURNED_CAMPAIGN o-1 1200"),
                story("use o-1, reversal o-1, coupon 2 o-1, open 3, order 4 o-2", "RETURNED_CAMPAIGN o-2 1200"),
                story("use o-1, reversal o-1, coupon 2 o-1, use o-2, coupon 3 o-2", "RETURNED_CAMPAIGN o-2 900"),
                story("order 2 o-1, open 3", "OPEN null null"),
                story("order 2 o-1, open 3, order 4 o-2", "RETURNED_ORGANIC o-2 1200"),
                story("order 2 o-1, order 3 o-2", "RETURNED_ORGANIC o-2 1200"),
                story("order 2 o-1, use o-1, coupon 3 o-1", "RETURNED_CAMPAIGN o-1 900"),
                story("order 2 o-1, use o-1, coupon 3 o-1, reversal o-1, open 4", "OPEN null null"),
                story("order 2 o-1, order 3 o-1 500", "RETURNED_ORGANIC o-1 500"),
                story("order 2 o-1, order 3 o-1 500, order 4 o-1 0", "RETURNED_ORGANIC o-1 0"),
                story("order 2 o-1 0, open 3, order 4 o-2 800", "RETURNED_ORGANIC o-2 800"),
                story("use o-1, coupon 2 o-1, order 3 o-1, order 4 o-1 500", "RETURNED_CAMPAIGN o-1 500"),
                story("use o-1, reversal o-1, order 2 o-1 0", "RETURNED_CAMPAIGN o-1 0"),
                story("use o-1, coupon 2 o-1, order 3 o-1 500, coupon 4 o-1", "RETURNED_CAMPAIGN o-1 900"),
                story("use o-1, coupon 2 o-1, coupon 3 o-1 600", "RETURNED_CAMPAIGN o-1 600"),
                story("use o-1, coupon 2 o-1 600, order 3 o-1 700", "RETURNED_CAMPAIGN o-1 700"),
                story("use o-1, coupon 2 o-1 600, order 3 o-1 700, coupon 4 o-1 600", "RETURNED_CAMPAIGN o-1 600"),
                story("use o-1, coupon 2 o-1 600, reversal o-1, open 3", "OPEN null null"),
                story("use o-1, again o-1, coupon 2 o-1", "RETURNED_CAMPAIGN o-1 900"),
                story("use o-1, again o-1, reversal o-1", "RETURNED_CAMPAIGN o-1 1500"),
                story("again o-1, use o-1, reversal o-1", "RETURNED_CAMPAIGN o-1 1500"),
                story("other 2 o-9", "RETURNED_ORGANIC o-9 900"),
                story("other 2 o-9, open 3", "OPEN null null"),
                story("other 2 o-9, use o-1, reversal o-1", "RETURNED_CAMPAIGN o-9 900"),
                story("other 2 o-9, use o-1, open 3, coupon 4 o-1", "RETURNED_CAMPAIGN o-1 900"));
    }

    private static Arguments story(String facts, String end) {
        return Arguments.of(facts, end);
    }

    @ParameterizedTest
    @MethodSource("stories")
    void shuffledAndDoubledFactsGiveTheSameEnd(String facts, String end) {
        for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
            aChurnedCustomer(shuffle);
            var random = new Random(shuffle);
            var events = new ArrayList<Event>();
            for (var fact : facts.split(", ")) {
                events.add(event(fact));
            }
            if (shuffle > 0) {
                events.addAll(List.copyOf(events).stream()
                        .filter(event -> random.nextBoolean())
                        .toList());
                Collections.shuffle(events, random);
            }

            events.forEach(this::handle);

            assertThat(end()).as(() -> facts + " as " + events).isEqualTo(end);
        }
    }

    @Test
    void anEpisodeThatIsOpenAgainGetsNoSecondDecisionCouponOrMessage() {
        aChurnedCustomer(0);
        handle(new MessageSent(customer, UUID.randomUUID(), decision, 1, Channel.EMAIL, NOW.minusSeconds(60)));
        handle(event("order 2 o-1"));
        assertThat(end()).isEqualTo("RETURNED_CAMPAIGN o-1 1200");

        handle(event("open 3"));

        assertThat(end()).isEqualTo("OPEN null null");
        given().get("/v1/customers/" + customer + "/decisions")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        var marker = "marker-" + customer;
        handle(ChurnFixture.aChurn()
                .ofCustomer(campaign + "-" + marker)
                .inEpisode(UUID.randomUUID())
                .event());
        eventually()
                .untilAsserted(() -> assertThat(EventStream.published(CouponRequested.class, campaign + "-" + marker))
                        .hasSize(1));
        assertThat(EventStream.published(CouponRequested.class, customer)).hasSize(1);
        assertThat(EventStream.published(OutreachRequested.class, customer)).hasSize(1);
    }

    @Test
    void theReturnOfAnEpisodeThatIsOpenAgainIsCreditedByTheGoalOfTheCampaign() {
        aChurnedCustomer(0);
        handle(new MessageSent(customer, UUID.randomUUID(), decision, 1, Channel.EMAIL, NOW.minusSeconds(60)));
        handle(event("order 2 o-1"));
        handle(event("open 3"));

        handle(event("order 4 o-2"));

        assertThat(end()).isEqualTo("RETURNED_CAMPAIGN o-2 1200");

        handle(event("order 5 o-2 300"));

        assertThat(end()).isEqualTo("RETURNED_CAMPAIGN o-2 300");
    }

    @Test
    void aReturnWithoutAVersionEndsAnEpisodeOfALaterRelease() {
        aChurnedCustomer(0);

        handle(new CustomerReturned(customer, episode, NOW, "o-1", yen("1200"), null));

        assertThat(end()).isEqualTo("RETURNED_ORGANIC o-1 1200");
    }

    private void aChurnedCustomer(int number) {
        customer = campaign + "-" + number;
        episode = UUID.nameUUIDFromBytes(customer.getBytes(UTF_8));
        handle(churn(1));
        decision = UUID.fromString(given().get("/v1/customers/" + customer + "/decisions")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].decisionId"));
        handle(new CouponReserved(customer, decision, CODE, "o", "offer", NOW.plus(Duration.ofDays(9))));
    }

    private Event event(String fact) {
        var words = fact.split(" ");
        return switch (words[0]) {
            case "use" ->
                new CouponRedeemed(
                        customer, decision, redemption(words[1]), CODE, "o", words[1], yen("100"), yen("900"), NOW);
            case "again" ->
                new CouponRedeemed(
                        customer,
                        decision,
                        redemption("again " + words[1]),
                        CODE,
                        "o",
                        words[1],
                        yen("100"),
                        yen("1500"),
                        NOW.plusSeconds(5));
            case "reversal" ->
                new RedemptionReversed(
                        customer, decision, redemption(words[1]), CODE, "o", words[1], yen("100"), NOW.plusSeconds(9));
            case "coupon" -> aReturn(words, words.length > 3 ? words[3] : "900", CODE, true);
            case "other" -> aReturn(words, "900", OTHER_CODE, true);
            case "order" -> aReturn(words, words.length > 3 ? words[3] : "1200", null, null);
            case "open" -> churn(Long.parseLong(words[1]));
            default -> throw new IllegalArgumentException(fact);
        };
    }

    private CustomerReturned aReturn(String[] words, String yen, String code, Boolean byCouponAlone) {
        return new CustomerReturned(
                customer, episode, NOW, words[2], yen(yen), code, byCouponAlone, Long.parseLong(words[1]));
    }

    private CustomerChurned churn(long version) {
        var churn =
                ChurnFixture.aChurn().ofCustomer(customer).inEpisode(episode).event();
        return new CustomerChurned(customer, episode, churn.churnedAt(), churn.cause(), churn.customer(), version);
    }

    private UUID redemption(String order) {
        return UUID.nameUUIDFromBytes((customer + order).getBytes(UTF_8));
    }

    private void handle(Event event) {
        if (event instanceof CustomerChurned churned) {
            decideEpisodes.decide(List.of(churned));
        } else if (event instanceof CustomerReturned returned) {
            closeEpisodes.close(List.of(returned));
        } else if (event instanceof CouponReserved reserved) {
            attachCoupons.attach(List.of(reserved));
        } else if (event instanceof CouponRedeemed redeemed) {
            trackRedemptions.track(List.of(redeemed));
        } else if (event instanceof RedemptionReversed reversed) {
            trackRedemptions.reverse(List.of(reversed));
        } else if (event instanceof MessageSent sent) {
            trackOutreach.track(List.of(sent));
        } else {
            throw new IllegalArgumentException(event.toString());
        }
    }

    /** State, order and revenue. */
    private String end() {
        var found = given().get("/v1/episodes?customerId=" + customer).jsonPath();
        assertThat(found.getList("items")).hasSize(1);
        return "%s %s %s"
                .formatted(
                        found.getString("items[0].state"),
                        found.getString("items[0].orderId"),
                        found.getString("items[0].revenue?.amount"));
    }

    private static Money yen(String amount) {
        return Money.of(amount, "JPY");
    }
}
