package io.winback.campaign.decision.gates;

import io.winback.campaign.audience.ReachFixture;
import io.winback.campaign.audience.ReachProfile;
import io.winback.campaign.decision.Bucketing;
import io.winback.campaign.decision.CampaignFixture;
import io.winback.campaign.decision.ChurnFixture;
import io.winback.campaign.decision.Gate;
import io.winback.campaign.decision.Gate.Question;
import io.winback.campaign.decision.OccasionContext;
import io.winback.campaign.reference.KnownTemplate;
import io.winback.events.Channel;
import io.winback.events.customer.Reach;
import io.winback.events.notification.TemplatePublished.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static io.winback.campaign.audience.ReachFixture.aCustomer;
import static io.winback.campaign.decision.CampaignFixture.aCampaign;
import static io.winback.campaign.decision.ChurnFixture.NOW;
import static io.winback.campaign.decision.ChurnFixture.aChurn;
import static org.assertj.core.api.Assertions.assertThat;

/** The gates that keep a customer from being enrolled whom no message can reach. */
class ReachGatesTest {

    private final FirstMessage firstMessage = new FirstMessage(new Bucketing("salt"));
    private final Map<String, ReachProfile> profiles = new HashMap<>();
    private final Map<String, KnownTemplate> templates = new HashMap<>();
    private final List<Collection<String>> queries = new ArrayList<>();

    private final Gate noConsent = new NoConsentGate(firstMessage, this::profilesOf);
    private final Gate missingAddress = new MissingAddressGate(firstMessage, this::profilesOf);
    private final Gate missingTemplate = new MissingTemplateGate(firstMessage, this::profilesOf, () -> templates);

    @Test
    void aCustomerWhoAllowsNoChannelOfTheFirstMessageIsNotApproached() {
        customer(aCustomer("c-1").allowing(Channel.CHAT).withAddressFor(Channel.values()));
        template(new Text("ja", Channel.EMAIL, false));

        assertThat(objection(noConsent, channels("EMAIL", "SMS")))
                .contains("the customer allows no channel of the first message");
        assertThat(objection(missingAddress, channels("EMAIL", "SMS"))).isEmpty();
        assertThat(objection(missingTemplate, channels("EMAIL", "SMS"))).isEmpty();
        assertThat(objection(noConsent, channels("EMAIL", "CHAT"))).isEmpty();
    }

    @Test
    void aCustomerWithoutAnAddressOnAnAllowedChannelIsNotApproached() {
        customer(aCustomer("c-1").allowing(Channel.EMAIL).withAddressFor(Channel.SMS));
        template(new Text("ja", Channel.EMAIL, false));

        assertThat(objection(noConsent, channels("EMAIL", "SMS"))).isEmpty();
        assertThat(objection(missingAddress, channels("EMAIL", "SMS")))
                .contains("no address is known for the channels that the customer allows");
        assertThat(objection(missingTemplate, channels("EMAIL", "SMS"))).isEmpty();
    }

    @Test
    void aCustomerForWhomTheTemplateHasNoTextIsNotApproached() {
        customer(aCustomer("c-1")
                .allowing(Channel.EMAIL)
                .withAddressFor(Channel.EMAIL)
                .reading("fr-FR"));
        template(new Text("ja", Channel.SMS, false), new Text("en", Channel.EMAIL, false));

        assertThat(objection(noConsent, channels("EMAIL"))).isEmpty();
        assertThat(objection(missingAddress, channels("EMAIL"))).isEmpty();
        assertThat(objection(missingTemplate, channels("EMAIL")))
                .contains("template hello has no text for the channels that reach the customer");
    }

    @Test
    void aTextInTheLanguageOfTheCustomerOrInTheDefaultLocaleIsEnough() {
        template(new Text("ja", Channel.SMS, false), new Text("en", Channel.EMAIL, false));
        customer(aCustomer("c-1")
                .allowing(Channel.EMAIL)
                .withAddressFor(Channel.EMAIL)
                .reading("en-GB"));
        assertThat(objection(missingTemplate, channels("EMAIL"))).isEmpty();

        customer(aCustomer("c-1")
                .allowing(Channel.SMS)
                .withAddressFor(Channel.SMS)
                .reading("fr-FR"));
        assertThat(objection(missingTemplate, channels("SMS"))).isEmpty();
    }

    @Test
    void aTemplateThatIsNotPublishedYetRefusesNoCustomer() {
        templates.put("another", new KnownTemplate("another", "ja", List.of()));

        assertThat(objection(missingTemplate, channels("EMAIL"))).isEmpty();
    }

    @Test
    void thePreferredChannelIsTheOneThatSendingWouldTry() {
        customer(
                aCustomer("c-1").preferring(Channel.SMS).allowing(Channel.EMAIL).withAddressFor(Channel.EMAIL));

        assertThat(objection(noConsent, channels("PREFERRED"))).isPresent();
        assertThat(objection(noConsent, channels("PREFERRED", "EMAIL"))).isEmpty();
    }

    @Test
    void theChannelsOfTheOccasionCountWhileTheProfileIsNotKnown() {
        template(new Text("ja", Channel.SMS, false));
        var none = new Reach(List.of(), List.of(), null);
        var noAddress = new Reach(List.of(Channel.EMAIL), List.of(Channel.SMS), null);
        var noText = new Reach(List.of(Channel.EMAIL), List.of(Channel.EMAIL), Channel.EMAIL);

        assertThat(objection(noConsent, aChurn().reachedBy(none))).isPresent();
        assertThat(objection(noConsent, aChurn().reachedBy(noAddress))).isEmpty();
        assertThat(objection(missingAddress, aChurn().reachedBy(noAddress))).isPresent();
        assertThat(objection(missingAddress, aChurn().reachedBy(noText))).isEmpty();
        assertThat(objection(missingTemplate, aChurn().reachedBy(noText))).isPresent();
    }

    @Test
    void theProfileCountsAndNotTheChannelsOfTheOccasion() {
        customer(aCustomer("c-1").allowing(Channel.EMAIL).withAddressFor(Channel.EMAIL));

        assertThat(objection(noConsent, aChurn().reachedBy(new Reach(List.of(), List.of(), null))))
                .isEmpty();
    }

    @Test
    void aCustomerOfAnEarlierVersionOfTheEventWhoseProfileIsNotKnownIsLeftToSending() {
        template(new Text("ja", Channel.SMS, false));

        for (var gate : List.of(noConsent, missingAddress, missingTemplate)) {
            assertThat(objection(gate, aChurn())).isEmpty();
        }
    }

    @Test
    void aCampaignThatCannotBeReadIsRefusedByItsOwnGate() {
        customer(aCustomer("c-1"));
        templates.put("another", new KnownTemplate("another", "ja", List.of()));

        for (var gate : List.of(noConsent, missingAddress, missingTemplate)) {
            assertThat(objection(gate, aCampaign().thatIsUnreadable())).isEmpty();
        }
    }

    @Test
    void profilesAreLoadedOnceForTheWholeBatch() {
        var batch = List.of(aChurn().build(), aChurn().ofCustomer("c-2").build());

        var check = noConsent.prepare(batch, NOW);
        batch.forEach(churn -> check.objection(new Question(aCampaign().build(), churn, null)));

        assertThat(queries)
                .containsExactly(batch.stream().map(OccasionContext::customerId).toList());
    }

    @Test
    void theGatesOfABatchReadItsProfilesOnce() {
        var ofBatch = new ProfilesOfBatch(this::profilesOf);
        var gates = List.of(
                new NoConsentGate(firstMessage, ofBatch::of),
                new MissingAddressGate(firstMessage, ofBatch::of),
                new MissingTemplateGate(firstMessage, ofBatch::of, () -> templates));

        gates.forEach(gate -> gate.prepare(List.of(aChurn().build()), NOW));
        gates.forEach(gate -> gate.prepare(List.of(aChurn().ofCustomer("c-2").build()), NOW));

        assertThat(queries).containsExactly(List.of("c-1"), List.of("c-2"));
    }

    private Map<String, ReachProfile> profilesOf(Collection<String> customerIds) {
        queries.add(customerIds);
        return profiles;
    }

    private void customer(ReachFixture customer) {
        profiles.put("c-1", customer.build());
    }

    private void template(Text... texts) {
        templates.put("hello", new KnownTemplate("hello", "ja", List.of(texts)));
    }

    private static CampaignFixture channels(String... channels) {
        return aCampaign().withFirstMessageOn(channels);
    }

    private static Optional<String> objection(Gate gate, CampaignFixture campaign) {
        return objection(gate, campaign, aChurn());
    }

    private static Optional<String> objection(Gate gate, ChurnFixture fixture) {
        return objection(gate, channels("EMAIL"), fixture);
    }

    private static Optional<String> objection(Gate gate, CampaignFixture campaign, ChurnFixture fixture) {
        var churn = fixture.build();
        return gate.prepare(List.of(churn), NOW).objection(new Question(campaign.build(), churn, null));
    }
}
