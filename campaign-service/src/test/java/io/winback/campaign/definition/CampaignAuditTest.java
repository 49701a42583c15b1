package io.winback.campaign.definition;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.campaign.PublishedDefinitions;
import io.winback.testkit.AuditLog;
import io.winback.testkit.Callers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The audit log shows who changed a campaign, and who stopped and resumed sending. */
@QuarkusTest
class CampaignAuditTest {

    private final String campaign = "c-" + UUID.randomUUID();

    @Test
    void everyChangeOfACampaignHasOneEntryWithWhatDiffers() {
        PublishedDefinitions.templates("hello");
        put(10);
        put(20);
        Callers.as("APPROVER")
                .post("/v1/campaigns/" + campaign + "/activation")
                .then()
                .statusCode(200);
        Callers.as("OPERATOR")
                .post("/v1/campaigns/" + campaign + "/pause")
                .then()
                .statusCode(200);

        var entries = AuditLog.about("campaign/" + campaign, 4);
        assertThat(entries)
                .extracting(entry -> entry.get("operation"))
                .containsExactly("putCampaign", "putCampaign", "activateCampaign", "pauseCampaign");
        assertThat(entries)
                .extracting(entry -> entry.get("actor"))
                .containsExactly("marketer", "marketer", "approver", "operator");
        assertThat(entries.get(1).get("changes"))
                .isEqualTo(List.of(
                        Map.of("field", "priority", "before", 10, "after", 20),
                        Map.of("field", "revision", "before", 1, "after", 2)));
        assertThat(entries.get(3).get("changes"))
                .isEqualTo(List.of(Map.of("field", "state", "before", "RUNNING", "after", "PAUSED")));
    }

    @Test
    void theEmergencyStopHasAnEntryWithItsReason() {
        var reason = "test " + campaign;
        Callers.as("SUPPORT")
                .contentType("application/json")
                .body(Map.of("reason", reason))
                .put("/v1/emergency-stop")
                .then()
                .statusCode(200);
        Callers.as("OPERATOR").delete("/v1/emergency-stop").then().statusCode(204);

        assertThat(AuditLog.containing(reason)).isEqualTo(2);
    }

    private void put(int priority) {
        Callers.as("MARKETER")
                .contentType("application/json")
                .body(Map.of(
                        "name",
                        "Spring",
                        "priority",
                        priority,
                        "trigger",
                        Map.of("type", "CUSTOMER_CHURNED"),
                        "variants",
                        List.of(Map.of("name", "one", "weight", 1, "steps", List.of(Map.of("template", "hello"))))))
                .put("/v1/campaigns/" + campaign);
    }
}
