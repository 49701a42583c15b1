package io.winback.campaign;

import com.github.f4b6a3.uuid.UuidCreator;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.decision.ChurnFixture;
import io.winback.events.Channel;
import io.winback.events.Event;
import io.winback.events.Money;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.campaign.OutreachSkipped;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.events.customer.CustomerErased;
import io.winback.events.customer.CustomerReturned;
import io.winback.events.notification.MessageSent;
import io.winback.events.offer.CouponRedeemed;
import io.winback.events.offer.CouponReserved;
import io.winback.events.offer.CouponRevoked;
import io.winback.events.offer.RedemptionReversed;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class OfferEventsConsumerTest {

    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final Duration DAY = Duration.ofDays(1);
    private static final String CODE = "7K4D-9Q2M-XH3T";

    private final String customer = "c-" + UUID.randomUUID();
    private final UUID episode = UUID.randomUUID();
    private final String campaign = "coupon-" + UUID.randomUUID();
    private UUID decision;

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void aCustomerWithACoupon() {
        CampaignSteps.activate(
                campaign,
                900,
                "customer.customerId == '%s'".formatted(customer),
                List.of(Map.of("template", "first", "offer", "o"), Map.of("template", "second", "after", "P1D")));
        EventStream.publish(
                ChurnFixture.aChurn().ofCustomer(customer).inEpisode(episode).event());
        decision = CampaignSteps.decisionOf(customer);
        handled(new CouponReserved(customer, decision, CODE, "o", "offer", NOW.plus(Duration.ofDays(9))));
    }

    @AfterEach
    void archiveTheCampaign() {
        CampaignSteps.archive(campaign);
    }

    @Test
    void theUseOfTheCouponEndsTheJourneyAndTheEpisodeAlsoWhenTheShopReportsNoOrder() throws SQLException {
        handled(new MessageSent(customer, UUID.randomUUID(), decision, 1, Channel.EMAIL, NOW));
        var use = aUse("o-1", NOW.plusSeconds(60), "1080");

        handled(use, use);

        assertEpisodeIs("RETURNED_CAMPAIGN", "o-1", 1080);
        assertThat(journey()).isEqualTo("ENDED ALREADY_RETURNED none");
        assertThat(query("select count(*) from episode_redemption where episode_id = '%s'"))
                .isEqualTo("1");
    }

    @Test
    void theUseOfTheCouponWithdrawsAMessageThatIsNotSent() {
        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachRequested.class, customer))
                .hasSize(1));

        handled(aUse("o-1", NOW, "1080"));

        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachWithdrawn.class, customer))
                .hasSize(1));
    }

    @Test
    void theRevocationOfTheCouponEndsTheJourneyAndWithdrawsTheMessageThatIsNotSent() throws SQLException {
        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachRequested.class, customer))
                .hasSize(1));

        handled(aRevocation(), aRevocation());

        assertThat(journey()).isEqualTo("ENDED OFFER_UNAVAILABLE none");
        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachWithdrawn.class, customer))
                .singleElement()
                .satisfies(withdrawn -> {
                    assertThat(withdrawn.decisionId()).isEqualTo(decision);
                    assertThat(withdrawn.reason()).isEqualTo(Refusal.OFFER_UNAVAILABLE);
                }));
        assertThat(EventStream.published(OutreachSkipped.class, customer)).isEmpty();
        assertEpisodeIs("OPEN", null, null);
    }

    @Test
    void theRevocationOfASentCouponEndsTheStepsThatFollow() throws SQLException {
        handled(new MessageSent(customer, UUID.randomUUID(), decision, 1, Channel.EMAIL, NOW));

        handled(aRevocation(), aRevocation());

        assertThat(journey()).isEqualTo("ENDED OFFER_UNAVAILABLE none");
        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachSkipped.class, customer))
                .containsExactly(new OutreachSkipped(customer, decision, 2, Refusal.OFFER_UNAVAILABLE)));
        assertThat(given().get("/v1/customers/" + customer + "/decisions")
                        .jsonPath()
                        .<Object>get("items.journey"))
                .isEqualTo(List.of(Map.of("state", "ENDED", "step", 1, "endedBecause", "OFFER_UNAVAILABLE")));
    }

    @Test
    void theRevocationOfACouponThatWasIssuedDirectlyEndsNoJourney() throws SQLException {
        handled(new CouponRevoked(customer, null, CODE, "o", NOW));

        assertThat(journey()).startsWith("AWAITING_MESSAGE");
    }

    @Test
    void theOrderOfTheUseIsCountedOnceWhenTheUseComesFirst() {
        handled(aUse("o-1", NOW, "1080"), aUse("o-1", NOW, "1080"));

        handled(aReturn("o-1", NOW.minusSeconds(30), null), aReturn("o-1", NOW.minusSeconds(30), null));

        assertEpisodeIs("RETURNED_CAMPAIGN", "o-1", 1200);
    }

    @Test
    void theOrderOfTheUseIsCountedOnceWhenTheOrderComesFirst() {
        handled(aReturn("o-1", NOW.minusSeconds(30), null), aReturn("o-1", NOW.minusSeconds(30), null));
        assertEpisodeIs("RETURNED_ORGANIC", "o-1", 1200);

        handled(aUse("o-1", NOW, "1080"), aUse("o-1", NOW, "1080"));

        assertEpisodeIs("RETURNED_CAMPAIGN", "o-1", 1200);
    }

    @ParameterizedTest
    @ValueSource(strings = {CODE, "7k4d 9q2m xh3t", "７Ｋ４Ｄ－９Ｑ２Ｍ－ＸＨ３Ｔ"})
    void anOrderWithTheCouponOfTheEpisodeIsCreditedWhateverItsTime(String code) {
        handled(aReturn("o-1", NOW.minus(DAY), code));

        assertEpisodeIs("RETURNED_CAMPAIGN", "o-1", 1200);
    }

    @Test
    void anOrderWithAnotherCouponIsNotCredited() {
        handled(aReturn("o-1", NOW.minus(DAY), "7K4D-9Q2M-XH3V"));

        assertEpisodeIs("RETURNED_ORGANIC", "o-1", 1200);
    }

    @Test
    void aReversalOpensTheEpisodeAgainUntilTheCustomerReturns() throws SQLException {
        var use = aUse("o-1", NOW, "1080");
        handled(use);

        handled(aReversal(use), aReversal(use));

        assertEpisodeIs("OPEN", null, null);
        assertThat(query("select state from enrolment where episode_id = '%s'")).isEqualTo("ENDED");
        handled(aUse("o-2", NOW.plusSeconds(60), "540"));
        assertEpisodeIs("RETURNED_CAMPAIGN", "o-2", 540);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aReversalChangesNoReturnThatTheShopReportedWhicheverComesFirst(int position) {
        var use = aUse("o-1", NOW, "1080");
        List<Event> facts = List.of(use, aReversal(use));

        for (int i = 0; i < 2; i++) {
            if (i == position) {
                handled(aReturn("o-1", NOW, null));
            }
            handled(facts.get(i));
        }
        if (position == 2) {
            handled(aReturn("o-1", NOW, null));
        }

        assertEpisodeIs("RETURNED_CAMPAIGN", "o-1", 1200);
    }

    @Test
    void theFirstOfSeveralUsesIsTheReturn() {
        var first = aUse("o-1", NOW, "1080");
        handled(first, aUse("o-2", NOW.plusSeconds(60), "540"));
        assertEpisodeIs("RETURNED_CAMPAIGN", "o-1", 1080);

        handled(aReversal(first));

        assertEpisodeIs("RETURNED_CAMPAIGN", "o-2", 540);
    }

    @Test
    void theUseOfACouponThatWasIssuedDirectlyOrOfAnErasedCustomerChangesNothing() throws SQLException {
        var direct =
                new CouponRedeemed(customer, null, UUID.randomUUID(), CODE, "o", "o-1", yen("120"), yen("1080"), NOW);
        handled(direct);
        assertEpisodeIs("OPEN", null, null);

        handled(new CustomerErased(customer, UUID.randomUUID(), NOW));
        handled(aUse("o-1", NOW, "1080"));

        assertThat(query("select state || coalesce(order_id, ' none') from episode where episode_id = '%s'"))
                .isEqualTo("ERASED none");
    }

    @Test
    void anErasureRemovesTheOrdersOfCouponUses() throws SQLException {
        handled(aUse("o-1", NOW, "1080"));

        handled(new CustomerErased(customer, UUID.randomUUID(), NOW));

        assertThat(query("select count(*) || coalesce(max(order_id), ' none') from episode_redemption"
                        + " where episode_id = '%s'"))
                .isEqualTo("1 none");
    }

    private CouponRevoked aRevocation() {
        return new CouponRevoked(customer, decision, CODE, "o", NOW);
    }

    /** The state of the journey, why it ended, and when its next step is due. */
    private String journey() throws SQLException {
        return query(
                "select state || ' ' || coalesce(ended_because, '-') || ' ' || coalesce(next_step_at::text, 'none')"
                        + " from enrolment where episode_id = '%s'");
    }

    private CouponRedeemed aUse(String order, Instant at, String payable) {
        var id = UUID.nameUUIDFromBytes((customer + order).getBytes(UTF_8));
        return new CouponRedeemed(customer, decision, id, CODE, "o", order, yen("120"), yen(payable), at);
    }

    private RedemptionReversed aReversal(CouponRedeemed use) {
        return new RedemptionReversed(
                customer, decision, use.redemptionId(), CODE, "o", use.orderId(), use.discount(), NOW);
    }

    private CustomerReturned aReturn(String order, Instant at, String code) {
        return new CustomerReturned(customer, episode, at, order, yen("1200"), code);
    }

    private static Money yen(String amount) {
        return Money.of(amount, "JPY");
    }

    /** Publishes events one after the other, and waits until each has had its effect. */
    private void handled(Event... events) {
        for (var event : events) {
            var id = UuidCreator.getTimeOrderedEpoch();
            EventStream.publish(id, event);
            eventually().until(() -> "1".equals(query("select count(*) from inbox where event_id = '" + id + "'")));
        }
    }

    private void assertEpisodeIs(String state, String order, Integer revenue) {
        var found = given().get("/v1/episodes?customerId=" + customer).jsonPath();
        assertThat(found.getList("items")).hasSize(1);
        assertThat(found.getString("items[0].state")).isEqualTo(state);
        assertThat(found.getString("items[0].orderId")).isEqualTo(order);
        assertThat((Integer) found.get("items[0].revenue?.amount")).isEqualTo(revenue);
    }

    /** @param sql with a place for the episode */
    private String query(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql.formatted(episode))) {
            result.next();
            return result.getString(1);
        }
    }
}
