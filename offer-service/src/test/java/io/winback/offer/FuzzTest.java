package io.winback.offer;

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
        return "offer";
    }

    @Override
    protected int fewestRequests() {
        return 2_700;
    }

    @Override
    protected Map<String, String> withoutSuccess() {
        return Map.of(
                "POST /v1/dead-letters/{id}/replay", "the records of the test cannot be read a second time, either",
                "DELETE /v1/offers/{offerId}", "coupons of the offer were issued");
    }

    @Override
    protected Map<String, String> bodies() {
        return Map.of(
                "PUT /v1/offers/{offerId}",
                """
                {"name": "fuzz", "reward": {"kind": "AMOUNT", "value": {"amount": 100, "currency": "JPY"}}, "validFor": "P30D"}
                """,
                "POST /v1/offers/{offerId}/copy",
                """
                {"offerId": "copy"}
                """,
                "POST /v1/offers/{offerId}/coupons",
                """
                {"customerId": "fuzz"}
                """);
    }
}
