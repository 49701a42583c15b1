package io.winback.customer;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.winback.testkit.FuzzContract;
import io.winback.testkit.OwnDatabase;
import java.util.Map;
import java.util.Set;

/** Malformed, oversized and hostile input never makes the service fail. */
@QuarkusTest
@TestProfile(OwnDatabase.class)
class FuzzTest extends FuzzContract {

    @Override
    protected String name() {
        return "customer";
    }

    @Override
    protected Set<String> slow() {
        return Set.of(
                "POST /v1/reason-classifiers",
                "POST /v1/scorings",
                "POST /v1/scorings/backtests",
                "POST /v1/erasures/replay");
    }

    /** An export waits for other services, which the tests do not have. */
    @Override
    protected Set<String> onlyRefused() {
        return Set.of("GET /v1/customers/{customerId}/export");
    }

    @Override
    protected Map<String, String> bodies() {
        return Map.of("POST /v1/imports", """
                customer_id,order_id,placed_at,amount,currency
                fuzz,o-9,2026-11-01T10:00:00Z,1200,JPY
                """, "POST /v1/orders", """
                {"orderId": "fuzz", "customerId": "fuzz", "placedAt": "2026-11-01T10:00:00Z", "total": {"amount": 1200, "currency": "JPY"},
                 "items": [{"sku": "tea", "category": "food", "quantity": 2}], "deliveredAt": "2026-11-02T10:00:00Z"}
                """);
    }
}
