package io.winback.campaign;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.winback.testkit.FuzzContract;
import io.winback.testkit.OwnDatabase;
import java.util.Map;

/** Malformed, oversized and hostile input never makes the service fail. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class FuzzTest extends FuzzContract {

    @Override
    protected String name() {
        return "campaign";
    }

    @Override
    protected int fewestRequests() {
        return 10_500;
    }

    @Override
    protected Map<String, String> withoutSuccess() {
        return Map.of(
                "POST /v1/dead-letters/{id}/replay", "the records of the test cannot be read a second time, either",
                "POST /v1/api-keys/{keyId}/rotation", "an earlier request revokes the key",
                "POST /v1/campaigns/{campaignId}/activation", "its template is in notification-service",
                "POST /v1/campaigns/{campaignId}/pause", "the campaign is not active",
                "POST /v1/qualifications", "no profile arrives in the test");
    }

    @Override
    protected Map<String, String> bodies() {
        return Map.of(
                "PUT /v1/campaigns/{campaignId}",
                """
                {"name": "fuzz", "trigger": {"type": "CUSTOMER_CHURNED"}, "audience": "customer.tier in ['TOP']",
                 "window": {"from": "2026-01-01T00:00:00Z", "until": "2030-01-01T00:00:00Z"},
                 "variants": [{"name": "one", "weight": 1, "steps": [{"template": "hello"}]}]}
                """,
                "PUT /v1/people/{personId}",
                """
                {"displayName": "fuzz", "roles": ["VIEWER"]}
                """,
                "POST /v1/campaigns/{campaignId}/copy",
                """
                {"campaignId": "copy"}
                """,
                "POST /v1/api-keys/{keyId}/rotation",
                """
                {"overlap": "P7D"}
                """,
                "POST /v1/api-keys",
                """
                {"name": "fuzz", "roles": ["INTEGRATOR"], "scopes": ["orders:write"], "expiresAt": "2027-11-29T00:00:00Z"}
                """);
    }
}
