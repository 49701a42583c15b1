package io.winback.campaign.decision;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.definition.LiveCampaign;
import io.winback.campaign.episode.Episodes;
import io.winback.events.EventJson;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.campaign.decision.ChurnFixture.NOW;
import static io.winback.campaign.decision.ChurnFixture.aChurn;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class DecisionSizeTest {

    private static final Logger LOG = Logger.getLogger(DecisionSizeTest.class);
    private static final int MOST_BYTES = 8 * 1024;

    @Inject
    Gates gates;

    @Inject
    Bucketing bucketing;

    @Inject
    DescribeEvaluations describeEvaluations;

    @Inject
    Decisions decisions;

    @Inject
    Episodes episodes;

    @ParameterizedTest
    @ValueSource(ints = {400, 3_900})
    void aDecisionOverFiftyCampaignsIsStoredInLessThanEightKilobytesAndShownInFull(int lengthOfRule) {
        var campaigns = campaigns(lengthOfRule);
        var decisionId = QuarkusTransaction.requiringNew().call(() -> decide(campaigns));

        var stored = QuarkusTransaction.requiringNew().call(() -> decisions.findById(decisionId));
        int bytes = QuarkusTransaction.requiringNew().call(() -> storedBytes(decisionId));
        var shown = QuarkusTransaction.requiringNew().call(() -> describeEvaluations.describe(stored.candidates()));

        var before = EventJson.write(shown).getBytes(UTF_8).length;
        LOG.infof(
                "50 campaigns with rules of %d characters: %d bytes in the long form, %d bytes stored",
                lengthOfRule, before, bytes);
        assertThat(before).isGreaterThan(25_000);
        assertThat(bytes).isBetween(1_000, MOST_BYTES - 1);
        assertThat(shown).hasSize(50);
        for (int i = 0; i < shown.size(); i++) {
            assertThat(shown.get(i).campaignId()).isEqualTo(campaigns.get(i).campaignId());
            assertThat(shown.get(i).gates())
                    .extracting(GateResult::gate)
                    .containsExactlyElementsOf(
                            gates.inOrder().stream().map(Gate::refusal).toList());
            var rule = campaigns.get(i).definition().audience();
            assertThat(shown.get(i).gates())
                    .extracting(GateResult::because)
                    .contains("the customer has an open complaint", text(i, rule));
        }
    }

    private UUID decide(List<CandidateCampaign> campaigns) {
        var churn = aChurn().ofCustomer("c-" + UUID.randomUUID())
                .inEpisode(UUID.randomUUID())
                .withAnOpenComplaint();
        episodes.open(List.of(churn.event()));
        var made = new CampaignSelector(gates, bucketing).select(List.of(churn.build()), campaigns, NOW);
        assertThat(decisions.saveUndecided(made)).hasSize(1);
        return made.get(0).id();
    }

    /** The length of all columns that hold evaluations, as they are in the row. */
    private int storedBytes(UUID decisionId) {
        return decisions
                .getSession()
                .createNativeQuery(
                        "select octet_length(candidates) + octet_length(evaluations) from decision where decision_id = :id",
                        Integer.class)
                .setParameter("id", decisionId)
                .getSingleResult();
    }

    private static String text(int number, String rule) {
        return number % 2 == 0 ? null : "the customer does not match the audience rule: " + rule;
    }

    /** Every second campaign is for customers of another tier. */
    private static List<CandidateCampaign> campaigns(int lengthOfRule) {
        var campaigns = new ArrayList<CandidateCampaign>();
        for (int i = 0; i < 50; i++) {
            var id = "campaign-%02d-%s".formatted(i, UUID.randomUUID());
            var text =
                    "customer.tier == '%s' && customer.customerId != '%s'".formatted(i % 2 == 0 ? "HIGH" : "LOW", id);
            var definition = Map.of(
                    "name",
                    id,
                    "trigger",
                    Map.of("type", "CUSTOMER_CHURNED"),
                    "audience",
                    text.replace(id, id + "x".repeat(lengthOfRule - text.length())),
                    "variants",
                    List.of(Map.of("name", "one", "steps", List.of(Map.of("template", "t")))));
            given().contentType("application/json")
                    .body(definition)
                    .put("/v1/campaigns/" + id)
                    .then()
                    .statusCode(201);
            campaigns.add(CandidateCampaign.of(new LiveCampaign(id, 1, false, EventJson.write(definition))));
        }
        return campaigns;
    }
}
