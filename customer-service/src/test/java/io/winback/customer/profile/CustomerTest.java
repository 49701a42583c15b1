package io.winback.customer.profile;

import io.winback.customer.reasons.InferredReason;
import io.winback.events.Channel;
import io.winback.events.EventJson;
import io.winback.events.Money;
import io.winback.events.customer.Birthday;
import io.winback.events.customer.ChurnCause;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Consent;
import io.winback.events.customer.ConsentStatements;
import io.winback.events.customer.Contacts;
import io.winback.events.customer.CustomerValue;
import io.winback.events.customer.Reach;
import io.winback.events.customer.Rfm;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import io.winback.events.notification.ConsentChanged;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.winback.events.customer.ConsentOrigin.PERSON;
import static io.winback.events.customer.ConsentOrigin.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

class CustomerTest {

    private static final Instant NOON = Instant.parse("2026-11-22T03:00:00Z");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private static final Money PRICE = Money.of("1200", "JPY");

    private final Customer customer = new Customer("c-1");

    @Test
    void firstOrderActivatesAProspect() {
        buys(NOON);

        assertThat(customer.stage()).isEqualTo(Stage.ACTIVE);
        assertThat(customer.metrics().value().orders()).isEqualTo(1);
    }

    @Test
    void activeSinceTheFirstOrderWhicheverArrivesFirst() {
        buys(NOON);
        buys(NOON.minusSeconds(60));

        assertThat(customer.since()).isEqualTo(NOON.minusSeconds(60));
    }

    @Test
    void aProspectWhoHasComeBackIsWonBack() {
        customer.comeBack(NOON.plusSeconds(1), NOON);

        assertThat(customer.stage()).isEqualTo(Stage.WON_BACK);
        assertThat(customer.since()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void aReturnFromAnEarlierLossChangesNoStage() {
        cancels(ChurnReason.PRICE);
        customer.comeBack(NOON.plusSeconds(1), NOON);
        customer.becomeAtRisk(NOON.plusSeconds(2), List.of("silent"));
        buys(NOON.plusSeconds(3));
        assertThat(customer.stage()).isEqualTo(Stage.ACTIVE);

        customer.comeBack(NOON.plusSeconds(1), NOON);

        assertThat(customer.stage()).isEqualTo(Stage.ACTIVE);
        assertThat(customer.since()).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    void anEpisodeThatIsOpenAgainHasItsOldBeginning() {
        var episode = cancels(ChurnReason.PRICE);
        customer.comeBack(NOON.plusSeconds(1), NOON);
        assertThat(customer.openEpisode()).isEmpty();

        customer.churn(episode, ChurnCause.CANCELLED, NOON, NOON, customer.reason());

        assertThat(customer.stage()).isEqualTo(Stage.CHURNED);
        assertThat(customer.since()).isEqualTo(NOON);
        assertThat(customer.openEpisode().orElseThrow().episodeId()).isEqualTo(episode);
    }

    @Test
    void statedReasonIsNotReplacedByAnInferredOne() {
        cancels(ChurnReason.PRICE);

        customer.recordReason(new InferredReason(ChurnReason.QUALITY, 0.6, List.of("read")), NOON);

        assertThat(customer.lifecycle().churnReason()).isEqualTo(ChurnReason.PRICE);
        customer.recordReason(new InferredReason(ChurnReason.QUALITY, 1, List.of("stated")), NOON);
        assertThat(customer.lifecycle().churnReason()).isEqualTo(ChurnReason.QUALITY);
    }

    @Test
    void statedDeathBeginsAnEpisode() {
        buys(NOON);

        assertThat(customer.recordReason(new InferredReason(ChurnReason.DECEASED, 0.6, List.of("read")), NOON))
                .isEmpty();
        assertThat(customer.recordReason(new InferredReason(ChurnReason.DECEASED, 1, List.of("stated")), NOON))
                .isPresent();
        assertThat(customer.deceased()).isTrue();
    }

    @Test
    void recordedDeathIsNotReplaced() {
        customer.recordReason(stated(ChurnReason.DECEASED), NOON);

        customer.recordReason(stated(ChurnReason.UNKNOWN), NOON.plusSeconds(1));
        buys(NOON.plus(Duration.ofDays(1)));

        assertThat(customer.stage()).isEqualTo(Stage.CHURNED);
        assertThat(customer.lifecycle().churnReason()).isEqualTo(ChurnReason.DECEASED);
        assertThat(customer.profile().churnReason()).isEqualTo(ChurnReason.DECEASED);
    }

    @Test
    void aDeathWithAPastDateCountsAfterAReturn() {
        cancels(ChurnReason.PRICE);
        customer.comeBack(NOON.plusSeconds(60), NOON);

        assertThat(customer.recordReason(stated(ChurnReason.DECEASED), NOON.plusSeconds(30)))
                .isPresent();
        assertThat(customer.lifecycle().churnReason()).isEqualTo(ChurnReason.DECEASED);
    }

    @Test
    void aDeathWithAPastDateCountsInAnOpenEpisode() {
        cancels(ChurnReason.PRICE);

        customer.recordReason(stated(ChurnReason.DECEASED), NOON.minusSeconds(30));

        assertThat(customer.lifecycle().churnReason()).isEqualTo(ChurnReason.DECEASED);
    }

    @Test
    void inferredDeathIsNoReason() {
        cancels(ChurnReason.UNKNOWN);
        customer.recordReason(new InferredReason(ChurnReason.DECEASED, 0.9, List.of("read")), NOON);

        assertThat(customer.lifecycle().churnReason()).isEqualTo(ChurnReason.UNKNOWN);
        assertThat(customer.profile().deceased()).isFalse();
    }

    @Test
    void orderAfterARecordedDeathContradictsIt() {
        buys(NOON);
        customer.recordReason(stated(ChurnReason.DECEASED), NOON.plusSeconds(1));
        assertThat(customer.contradictsDeath(NOON)).isFalse();
        assertThat(customer.contradictsDeath(NOON.plusSeconds(2))).isTrue();

        customer.revokeDeath();

        assertThat(customer.deceased()).isFalse();
        assertThat(customer.stage()).isEqualTo(Stage.CHURNED);
        assertThat(customer.lifecycle().churnReason()).isEqualTo(ChurnReason.UNKNOWN);
    }

    @Test
    void revenueIsInTheFirstCurrency() {
        buys(NOON);
        customer.recordOrder(order(NOON, Money.of("10.00", "USD")));

        assertThat(customer.metrics().value().orders()).isEqualTo(2);
        assertThat(customer.metrics().value().revenue()).isEqualTo(PRICE);
    }

    @Test
    void statementOnOneChannelDoesNotAffectAnother() {
        customer.detailsToChange().changeConsents(Map.of(Channel.EMAIL, true), Map.of(), NOON);
        customer.detailsToChange().changeConsent(withdrawal(NOON.plusSeconds(1)));

        customer.detailsToChange().changeConsents(Map.of(Channel.SMS, true), Map.of(), NOON.plusSeconds(2));

        assertThat(customer.details().consents())
                .containsEntry(Channel.EMAIL, new Consent(false, NOON.plusSeconds(1), PERSON))
                .containsEntry(Channel.SMS, new Consent(true, NOON.plusSeconds(2), SYSTEM));
    }

    @Test
    void repeatedSystemValueChangesNothing() {
        customer.detailsToChange().changeConsents(Map.of(Channel.EMAIL, false), Map.of(), NOON);

        customer.detailsToChange().changeConsents(Map.of(Channel.EMAIL, false), Map.of(), NOON.plusSeconds(2));

        assertThat(customer.details().consents()).containsEntry(Channel.EMAIL, new Consent(false, NOON, SYSTEM));
    }

    @Test
    void systemConsentDoesNotOverrideAWithdrawalAndIsCounted() {
        customer.detailsToChange().changeConsents(Map.of(Channel.EMAIL, true), Map.of(), NOON);
        customer.detailsToChange().changeConsent(withdrawal(NOON.plusSeconds(1)));

        assertThat(customer.detailsToChange()
                        .changeConsents(Map.of(Channel.EMAIL, true, Channel.SMS, true), Map.of(), NOON.plusSeconds(2)))
                .isEqualTo(1);
        assertThat(customer.detailsToChange()
                        .changeConsents(Map.of(Channel.EMAIL, false), Map.of(), NOON.plusSeconds(3)))
                .isZero();
        assertThat(customer.detailsToChange()
                        .changeConsents(Map.of(Channel.EMAIL, true), Map.of(), NOON.plusSeconds(4)))
                .isEqualTo(1);

        assertThat(customer.profile().consents())
                .containsEntry(Channel.EMAIL, new Consent(false, NOON.plusSeconds(1), PERSON));
    }

    @Test
    void lateWithdrawalOverridesALaterSystemConsent() {
        customer.detailsToChange().changeConsents(Map.of(Channel.EMAIL, true), Map.of(), NOON.plusSeconds(5));

        customer.detailsToChange().changeConsent(withdrawal(NOON));

        assertThat(customer.details().consents().get(Channel.EMAIL).granted()).isFalse();
    }

    @Test
    void renewedConsentIsNotRevokedByAnOldSystemValue() {
        customer.detailsToChange().changeConsents(Map.of(Channel.EMAIL, false), Map.of(), NOON);
        customer.detailsToChange()
                .changeConsent(new ConsentChanged("c-1", Channel.EMAIL, true, NOON.plusSeconds(1), "preference page"));

        customer.detailsToChange().changeConsents(Map.of(Channel.EMAIL, false), Map.of(), NOON.plusSeconds(2));
        assertThat(customer.details().consents().get(Channel.EMAIL).granted()).isTrue();

        customer.detailsToChange().changeConsents(Map.of(Channel.EMAIL, true), Map.of(), NOON.plusSeconds(3));
        customer.detailsToChange().changeConsents(Map.of(Channel.EMAIL, false), Map.of(), NOON.plusSeconds(4));
        assertThat(customer.details().consents().get(Channel.EMAIL).granted()).isFalse();
    }

    @Test
    void laterOfTwoSystemValuesOfOneInstantCounts() {
        var moment = NOON.plusNanos(999);

        customer.detailsToChange().changeConsents(Map.of(Channel.EMAIL, false), Map.of(), moment);
        customer.detailsToChange().changeConsents(Map.of(Channel.EMAIL, true), Map.of(), moment);

        assertThat(customer.details().consents().get(Channel.EMAIL).granted()).isTrue();
    }

    @Test
    void profileHasBothStatements() {
        customer.detailsToChange().changeConsent(withdrawal(NOON));
        var before = customer.profile();

        customer.detailsToChange().changeConsents(Map.of(Channel.EMAIL, true), Map.of(), NOON.plusSeconds(1));

        assertThat(customer.profile().hasContentOf(before)).isFalse();
        assertThat(customer.profile().consentStatements())
                .containsEntry(
                        Channel.EMAIL,
                        new ConsentStatements(
                                new Consent(false, NOON, PERSON), new Consent(true, NOON.plusSeconds(1), SYSTEM)));
    }

    @Test
    void withdrawalOfAnEarlierVersionCountsAsStatement() {
        var stored = EventJson.readBack("{\"granted\": false, \"at\": \"2026-11-22T03:00:00Z\"}", ChannelConsent.class);

        assertThat(stored.withSystemValue(true, NOON.plusSeconds(1)).effective())
                .isEqualTo(new Consent(false, NOON, PERSON));
    }

    @Test
    void valueOfAnEarlierVersionCountsAsSystemValue() {
        var stored = EventJson.readBack("{\"granted\": true, \"at\": \"2026-11-22T03:00:00Z\"}", ChannelConsent.class);

        assertThat(stored.effective()).isEqualTo(new Consent(true, NOON, SYSTEM));
        assertThat(stored.withSystemValue(true, NOON.plusSeconds(1))).isEqualTo(stored);
        assertThat(stored.withSystemValue(false, NOON.minusSeconds(1)).granted())
                .isFalse();
    }

    @Test
    void earlierVersionCanReadConsents() {
        var stored = ChannelConsent.NONE.withPersonStatement(false, NOON).withSystemValue(true, NOON.plusSeconds(1));

        var read = EventJson.readBack(EventJson.write(stored), Consent.class);
        assertThat(read.granted()).isFalse();
        assertThat(read.at()).isEqualTo(NOON);
        assertThat(EventJson.readBack(EventJson.write(stored), ChannelConsent.class))
                .isEqualTo(stored);
    }

    @Test
    void blankAddressCountsAsAbsent() {
        customer.detailsToChange()
                .replace(new PersonalData(
                        null, null, null, null, new PersonalData.ContactData("", " ", ""), null, null, null));

        assertThat(customer.profile().contacts()).isEqualTo(new Contacts(null, null, null));
    }

    @Test
    void snapshotHasTheChannelsThatReachTheCustomerAndNoAddress() {
        customer.detailsToChange()
                .replace(new PersonalData(
                        null,
                        null,
                        null,
                        null,
                        new PersonalData.ContactData("hanako@example.com", " ", "U-1"),
                        Channel.CHAT,
                        null,
                        null));
        customer.detailsToChange().changeConsent(withdrawal(NOON));
        customer.detailsToChange().changeConsent(new ConsentChanged("c-1", Channel.SMS, true, NOON, "preference page"));

        assertThat(customer.snapshot().reach())
                .isEqualTo(new Reach(List.of(Channel.SMS), List.of(Channel.EMAIL, Channel.CHAT), Channel.CHAT));
        assertThat(EventJson.write(customer.snapshot())).doesNotContain("hanako", "U-1");
    }

    @Test
    void customerKnownFromOrdersOnlyIsReachedByNoChannel() {
        buys(NOON);

        assertThat(customer.snapshot().reach()).isEqualTo(new Reach(List.of(), List.of(), null));
    }

    @Test
    void profileShowsTheBirthdayWithoutTheYear() {
        customer.detailsToChange().replace(born(LocalDate.parse("1990-11-22"), Map.of("birthday", "--02-29")));

        assertThat(customer.profile().birthday()).isEqualTo(new Birthday(11, 22));
        assertThat(EventJson.write(customer.profile())).doesNotContain("1990");
    }

    @Test
    void importedBirthdayWithoutAYearIsShown() {
        customer.detailsToChange().replace(born(null, Map.of("birthday", "--02-29")));

        assertThat(customer.profile().birthday()).isEqualTo(new Birthday(2, 29));
    }

    @Test
    void anAttributeOfAnotherFormIsNoBirthday() {
        customer.detailsToChange().replace(born(null, Map.of("birthday", "in spring")));

        assertThat(customer.profile().birthday()).isNull();
        assertThat(customer.profile().attributes()).isEqualTo(Map.of("birthday", "in spring"));
    }

    @Test
    void scoringFindsChangedOrdersOnce() {
        var tea = new BoughtCategories(List.of("tea"), "tea");
        buys(NOON);

        assertThat(customer.recordScore(scored(1), tea)).isTrue();
        assertThat(customer.recordScore(scored(1), tea)).isFalse();
        assertThat(customer.profile().categories()).containsExactly("tea");
        assertThat(customer.profile().favouriteCategory()).isEqualTo("tea");
    }

    @Test
    void scoringThatKnewOnlySomeOrdersLeavesThemToTheNextOne() {
        buys(NOON);
        buys(NOON.plusSeconds(60));

        assertThat(customer.recordScore(scored(1), new BoughtCategories(List.of("tea"), "tea")))
                .isFalse();
        assertThat(customer.profile().categories()).isNull();
        assertThat(customer.recordScore(scored(2), new BoughtCategories(List.of("coffee", "tea"), "coffee")))
                .isTrue();
        assertThat(customer.profile().categories()).containsExactly("coffee", "tea");
    }

    private static CustomerValue scored(int orders) {
        return new CustomerValue(
                orders, NOON, NOON, PRICE, new Rfm(1, 1, 1), Tier.LOW, LocalDate.ofInstant(NOON, TOKYO));
    }

    private static PersonalData born(LocalDate birthDate, Map<String, Object> attributes) {
        return new PersonalData(null, null, null, birthDate, null, null, null, attributes);
    }

    private static ConsentChanged withdrawal(Instant at) {
        return new ConsentChanged("c-1", Channel.EMAIL, false, at, "unsubscribe link");
    }

    private void buys(Instant at) {
        customer.recordOrder(order(at, PRICE));
    }

    /** At noon. */
    private UUID cancels(ChurnReason reason) {
        var episode = UUID.randomUUID();
        customer.churn(episode, ChurnCause.CANCELLED, NOON, NOON, EpisodeReason.NONE.followedBy(stated(reason)));
        return episode;
    }

    private static Purchase order(Instant at, Money total) {
        return new Purchase("o-" + at, OrderTime.of(at, TOKYO, TOKYO), total, null);
    }

    private static InferredReason stated(ChurnReason reason) {
        return new InferredReason(reason, reason == ChurnReason.UNKNOWN ? 0 : 1, List.of("stated"));
    }
}
