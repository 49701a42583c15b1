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
    protected Map<String, String> bodies() {
        return Map.of("PUT /v1/offers/{offerId}", """
                {"name": "fuzz", "reward": {"kind": "AMOUNT", "value": {"amount": 100, "currency": "JPY"}}, "validFor": "P30D"}
                """, "POST /v1/offers/{offerId}/coupons", """
                {"customerId": "fuzz"}
                """);
    }
}
