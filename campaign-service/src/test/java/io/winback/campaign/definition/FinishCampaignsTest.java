package io.winback.campaign.definition;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.PublishedDefinitions;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class FinishCampaignsTest {

    @Inject
    FinishCampaigns finishCampaigns;

    @Inject
    Campaigns campaigns;

    @Inject
    AgroalDataSource database;

    private final String run = UUID.randomUUID().toString();
    private final String first = "a-" + run;
    private final String second = "b-" + run;
    private final String third = "c-" + run;

    @BeforeEach
    void aTemplate() {
        PublishedDefinitions.templates("hello");
    }

    @Test
    void campaignsFinishAtTheEndOfTheirWindowEvenIfADraftIsUnreadable() throws SQLException {
        for (var campaign : new String[] {first, second, third}) {
            define(campaign, Instant.now().plus(Duration.ofDays(1)));
            given().post("/v1/campaigns/" + campaign + "/activation").then().statusCode(200);
        }
        define(first, Instant.now().plus(Duration.ofDays(9)));
        execute("update campaign set definition = '{' where campaign_id = '%s'".formatted(first));
        for (var campaign : new String[] {first, second}) {
            endWindow(campaign);
        }
        try {
            finishCampaigns.finish();

            assertThat(state(first)).isEqualTo("DRAFT");
            assertThat(state(second)).isEqualTo("FINISHED");
            assertThat(state(third)).isEqualTo("RUNNING");
        } finally {
            execute("update campaign set state = 'ARCHIVED', definition = running_definition where campaign_id like '%"
                    + run + "'");
        }
    }

    @Test
    void aNewerRevisionOutlivesTheWindowOfTheOldOneAndCanBeActivated() throws SQLException {
        define(first, Instant.now().plus(Duration.ofDays(1)));
        given().post("/v1/campaigns/" + first + "/activation").then().statusCode(200);
        define(first, Instant.now().plus(Duration.ofDays(9)));
        endWindow(first);

        finishCampaigns.finish();

        assertThat(state(first)).isEqualTo("DRAFT");
        given().post("/v1/campaigns/" + first + "/activation")
                .then()
                .statusCode(200)
                .body("runningRevision", equalTo(2));
        finishCampaigns.finish();
        assertThat(state(first)).isEqualTo("RUNNING");
        given().post("/v1/campaigns/" + first + "/pause").then().statusCode(200);
        given().post("/v1/campaigns/" + first + "/archive").then().statusCode(200);
    }

    @Test
    void aFinishedCampaignCannotBeActivatedUntilItIsRevised() throws SQLException {
        define(first, Instant.now().plus(Duration.ofDays(1)));
        given().post("/v1/campaigns/" + first + "/activation").then().statusCode(200);
        endWindow(first);

        finishCampaigns.finish();

        given().post("/v1/campaigns/" + first + "/activation").then().statusCode(409);
        given().post("/v1/campaigns/" + first + "/pause").then().statusCode(409);
        define(first, Instant.now().plus(Duration.ofDays(9)));
        assertThat(state(first)).isEqualTo("DRAFT");
        given().post("/v1/campaigns/" + first + "/archive").then().statusCode(200);
    }

    @Test
    void aCampaignIsFinishedInTheTransactionOfTheCallerAlone() {
        assertThatThrownBy(() -> campaigns.finish(first, 1, Instant.now())).isInstanceOf(TransactionalException.class);
    }

    private void endWindow(String campaign) throws SQLException {
        execute("update campaign set running_definition = regexp_replace(running_definition, '\"until\":\"[^\"]*\"',"
                + " '\"until\":\"2026-01-02T00:00:00Z\"') where campaign_id = '%s'".formatted(campaign));
    }

    private static void define(String campaign, Instant until) {
        given().contentType("application/json").body("""
                        {"name": "x", "trigger": {"type": "CUSTOMER_CHURNED"}, "audience": "false",
                         "window": {"from": "2026-01-01T00:00:00Z", "until": "%s"},
                         "variants": [{"name": "one", "weight": 1, "steps": [{"template": "hello"}]}]}""".formatted(until)).put("/v1/campaigns/" + campaign);
    }

    private String state(String campaign) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select state from campaign where campaign_id = ?")) {
            select.setString(1, campaign);
            try (var result = select.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }
}
