package io.winback.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import io.winback.client.campaign.ApiClient;
import io.winback.client.campaign.ApiException;
import io.winback.client.campaign.api.CampaignApi;
import io.winback.client.campaign.model.CampaignDefinition;
import io.winback.client.campaign.model.CampaignState;
import io.winback.client.campaign.model.Goal;
import io.winback.client.campaign.model.GoalEvent;
import io.winback.client.campaign.model.Problem;
import io.winback.client.campaign.model.Step;
import io.winback.client.campaign.model.Trigger;
import io.winback.client.campaign.model.TriggerType;
import io.winback.client.campaign.model.Unless;
import io.winback.client.campaign.model.Variant;
import io.winback.client.campaign.model.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The Java client that is generated from {@code docs/api/campaign-service.yaml}. */
class CampaignClientTest {

    private final ApiClient client = new ApiClient();
    private final CampaignApi campaigns;
    private final String id = "campaign-" + UUID.randomUUID();

    CampaignClientTest() {
        // An answer must not have a field that the document does not name.
        client.setObjectMapper(client.getObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES));
        client.updateBaseUri(RunningStack.get().campaign(""));
        client.setRequestInterceptor(
                request -> request.header("X-Api-Key", RunningStack.get().key()));
        campaigns = new CampaignApi(client);
    }

    @Test
    void aCampaignIsReadBackAsItWasPut() throws ApiException {
        var put = campaigns.putCampaignWithHttpInfo(id, twoSteps(), null);
        var campaign = campaigns.getCampaign(id);

        assertThat(put.getStatusCode()).isEqualTo(201);
        assertThat(campaign).isEqualTo(put.getData().changedAt(campaign.getChangedAt()));
        assertThat(campaign.getName()).isEqualTo("おかえりなさい");
        assertThat(campaign.getState()).isEqualTo(CampaignState.DRAFT);
        assertThat(campaign.getRunningRevision()).isNull();
        assertThat(campaign.getHoldout()).isEqualByComparingTo("0.125");
        assertThat(campaign.getWindow().getFrom()).isEqualTo(OffsetDateTime.parse("2030-04-01T00:00:00Z"));
        assertThat(campaign.getWindow().getUntil()).isNull();
        assertThat(Duration.parse(campaign.getGoal().getWithin())).isEqualTo(Duration.ofDays(30));
        var steps = campaign.getVariants().get(0).getSteps();
        assertThat(steps).hasSize(2);
        assertThat(steps.get(0).getAfter()).isNull();
        assertThat(Duration.parse(steps.get(1).getAfter())).isEqualTo(Duration.ofHours(51));
        assertThat(steps.get(1).getUnless()).isEqualTo(Unless.CONVERTED);
        assertThat(campaigns.listCampaignRevisions(id, null, null).getItems())
                .singleElement()
                .satisfies(revision ->
                        assertThat(revision.getDefinition().getHoldout()).isEqualByComparingTo("0.125"));
    }

    @Test
    void aCampaignWithAnInvalidAudienceIsAProblemThatNamesTheField() throws JsonProcessingException {
        var failure = catchThrowableOfType(
                ApiException.class, () -> campaigns.putCampaign(id, twoSteps().audience("customer.tier =="), null));

        assertThat(failure.getCode()).isEqualTo(400);
        assertThat(problem(failure).getViolations())
                .singleElement()
                .satisfies(violation -> assertThat(violation.getField()).isEqualTo("audience"));
    }

    @Test
    void aStateThatDoesNotAllowTheRequestIsAProblem() throws ApiException, JsonProcessingException {
        campaigns.putCampaign(id, twoSteps(), null);

        var failure = catchThrowableOfType(ApiException.class, () -> campaigns.pauseCampaign(id, null));

        assertThat(failure.getCode()).isEqualTo(409);
        assertThat(problem(failure).getDetail()).contains("DRAFT");
    }

    private Problem problem(ApiException failure) throws JsonProcessingException {
        return client.getObjectMapper().readValue(failure.getResponseBody(), Problem.class);
    }

    private static CampaignDefinition twoSteps() {
        return new CampaignDefinition()
                .name("おかえりなさい")
                .trigger(new Trigger().type(TriggerType.CUSTOMER_CHURNED))
                .window(new Window().from(OffsetDateTime.parse("2030-04-01T09:00:00+09:00")))
                .holdout(new BigDecimal("0.125"))
                .goal(new Goal().event(GoalEvent.ORDER_PLACED).within("P30D"))
                .variants(List.of(new Variant()
                        .name("A")
                        .steps(List.of(
                                new Step().template("we-miss-you").channels(List.of("PREFERRED", "EMAIL")),
                                new Step()
                                        .template("we-miss-you")
                                        .after("P2DT3H")
                                        .unless(Unless.CONVERTED)))));
    }
}
