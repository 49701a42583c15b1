package io.winback.campaign.definition;

import io.winback.campaign.reference.KnownOffer;
import io.winback.campaign.reference.KnownTemplate;
import io.winback.chassis.http.RuleViolation.Field;
import io.winback.events.Channel;
import io.winback.events.EventJson;
import io.winback.events.notification.TemplatePublished.Text;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReadinessTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final String EMAIL_STEP = "{\"template\": \"mail\", \"channels\": [\"EMAIL\"]}";

    private final Map<String, KnownOffer> offers = new HashMap<>();
    private final Map<String, KnownTemplate> templates = new HashMap<>();

    @Test
    void aCampaignWhoseOffersAndTemplatesFitIsReady() {
        offer("ten", null, false);
        template("mail", new Text("ja", Channel.EMAIL, true));

        assertThat(findings("{\"template\": \"mail\", \"offer\": \"ten\", \"channels\": [\"PREFERRED\", \"EMAIL\"]}"))
                .isEmpty();
    }

    @Test
    void offersAndTemplatesMustExist() {
        assertThat(findings("{\"template\": \"mail\", \"offer\": \"ten\"}"))
                .containsExactly(
                        new Field("variants[0].steps[0].template", "there is no template mail"),
                        new Field("variants[0].steps[0].offer", "there is no offer ten"));
    }

    @Test
    void theTemplateCoversTheNamedChannelsInTheDefaultLocale() {
        template("mail", new Text("ja", Channel.SMS, false), new Text("en", Channel.EMAIL, false));

        assertThat(findings("{\"template\": \"mail\", \"channels\": [\"PREFERRED\", \"EMAIL\", \"SMS\", \"CHAT\"]}"))
                .containsExactly(new Field(
                        "variants[0].steps[0].template",
                        "template mail has no text in the default locale ja for: EMAIL, CHAT"));
    }

    @Test
    void thePreferredChannelNeedsATextInTheDefaultLocaleOnAnyChannel() {
        template("mail", new Text("en", Channel.EMAIL, false));

        assertThat(findings("{\"template\": \"mail\"}"))
                .extracting(Field::message)
                .containsExactly("template mail has no text in the default locale ja for: PREFERRED");
    }

    @Test
    void aTextOfTheLanguageCoversTheDefaultLocale() {
        templates.put("mail", new KnownTemplate("mail", "ja-JP", List.of(new Text("JA", Channel.EMAIL, false))));

        assertThat(findings(EMAIL_STEP)).isEmpty();
    }

    @Test
    void aTextThatShowsACouponNeedsAnOfferInItsStepOrAnEarlierOne() {
        template("hello", new Text("ja", Channel.EMAIL, false));
        template("mail", new Text("ja", Channel.EMAIL, true));
        offer("ten", null, false);
        var later = "{\"template\": \"mail\", \"channels\": [\"EMAIL\"], \"after\": \"P7D\"}";

        assertThat(findings("{\"template\": \"hello\", \"offer\": \"ten\"}", later))
                .isEmpty();
        assertThat(findings("{\"template\": \"hello\"}", later))
                .containsExactly(
                        new Field(
                                "variants[0].steps[1].template",
                                "template mail shows a coupon (EMAIL ja), and neither this step nor an earlier one has an offer"));
    }

    @Test
    void theOfferHasNotEndedAndHasBudgetLeft() {
        template("mail", new Text("ja", Channel.EMAIL, true));
        offer("ten", NOW, true);

        assertThat(findings("{\"template\": \"mail\", \"offer\": \"ten\"}"))
                .containsExactly(
                        new Field("variants[0].steps[0].offer", "offer ten ended at 2026-11-22T03:00:00Z"),
                        new Field("variants[0].steps[0].offer", "the budget of offer ten is spent"));
    }

    @Test
    void theOfferOutlivesTheBeginOfTheWindowAndTheWindowIsNotOver() {
        template("mail", new Text("ja", Channel.EMAIL, false));
        offer("ten", NOW.plusSeconds(60), false);

        assertThat(findings(definition(
                        "\"window\": {\"from\": \"2026-12-01T00:00:00Z\"},",
                        "{\"template\": \"mail\", \"offer\": \"ten\"}")))
                .containsExactly(new Field(
                        "variants[0].steps[0].offer",
                        "offer ten ends at 2026-11-22T03:01:00Z, before the campaign begins at 2026-12-01T00:00:00Z"));
        assertThat(findings(definition("\"window\": {\"until\": \"2026-11-22T03:00:00Z\"},", EMAIL_STEP)))
                .containsExactly(new Field("window.until", "the window ended at 2026-11-22T03:00:00Z"));
    }

    private void offer(String id, Instant validUntil, boolean budgetSpent) {
        offers.put(id, new KnownOffer(id, validUntil, budgetSpent, null));
    }

    private void template(String id, Text... texts) {
        templates.put(id, new KnownTemplate(id, "ja", List.of(texts)));
    }

    private List<Field> findings(String... steps) {
        return findings(definition("", steps));
    }

    private List<Field> findings(CampaignDefinition definition) {
        return Readiness.findings(definition, offers, templates, NOW);
    }

    private static CampaignDefinition definition(String window, String... steps) {
        return EventJson.readBack("""
                {"name": "x", "trigger": {"type": "CUSTOMER_CHURNED"}, %s
                 "variants": [{"name": "one", "steps": [%s]}]}""".formatted(window, String.join(", ", steps)), CampaignDefinition.class);
    }
}
