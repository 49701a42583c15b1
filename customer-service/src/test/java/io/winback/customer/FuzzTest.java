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
    protected int fewestRequests() {
        return 9_000;
    }

    @Override
    protected Map<String, String> withoutSuccess() {
        var undecided = "no customer of the test has died";
        var replayed = "the records of the test cannot be read a second time, either";
        return Map.ofEntries(
                Map.entry("POST /v1/dead-letters/{id}/replay", replayed),
                Map.entry("POST /v1/erasures/replay", "the test restores no backup"),
                Map.entry("GET /v1/customers/{customerId}/export", "other services are missing"),
                Map.entry("GET /v1/customers/{customerId}/exports/{jobId}", "other services are missing"),
                Map.entry("GET /v1/death-hints/{hintId}", undecided),
                Map.entry("POST /v1/death-hints/{hintId}/confirmation", undecided),
                Map.entry("POST /v1/death-hints/{hintId}/dismissal", undecided),
                Map.entry("POST /v1/customers/{customerId}/death-revocations", undecided),
                Map.entry("POST /v1/complaints/{complaintId}/satisfaction", "the last complaint is open"),
                Map.entry("GET /v1/scoring-models/latest", "a scoring may last longer than the test"),
                Map.entry("GET /v1/scorings/backtests/latest", "a backtest may last longer than the test"),
                Map.entry("GET /v1/reason-classifiers/latest", "a training may last longer than the test"));
    }

    @Override
    protected Map<String, String> bodies() {
        return Map.of(
                "PUT /v1/customers/{customerId}",
                """
                {"name": "Hina Sato", "locale": "ja-JP", "contacts": {"email": "hina@customers.example"}, "consents": {"EMAIL": true}}
                """,
                "PATCH /v1/customers/{customerId}",
                """
                {"locale": "ja-JP"}
                """,
                "POST /v1/reason-classifications",
                """
                {"text": "too expensive", "locale": "en"}
                """,
                "PUT /v1/exchange-rates/{currency}",
                """
                {"date": "2026-11-22", "to": "JPY", "rate": 150.5}
                """,
                "PUT /v1/import-formats/{formatId}",
                """
                {"kind": "orders", "timeZone": "Europe/London", "datePatterns": ["M/d/yyyy H:mm"],
                 "columns": {"orderId": "InvoiceNo", "customerId": "CustomerID", "placedAt": "InvoiceDate", "sku": "StockCode",
                  "quantity": "Quantity", "unitPrice": "UnitPrice"}, "constants": {"currency": "GBP"}, "lines": "ITEMS",
                 "total": "SUM_OF_ITEMS"}
                """,
                "POST /v1/scorings/backtests",
                """
                {"calibrateUntil": "2026-05-01", "testUntil": "2026-10-01"}
                """,
                "PATCH /v1/complaints/{complaintId}",
                """
                {"state": "RESOLVED", "resolution": "fuzz"}
                """,
                "POST /v1/imports",
                """
                customer_id,order_id,placed_at,amount,currency
                fuzz,o-9,2026-11-01T10:00:00Z,1200,JPY
                """,
                "POST /v1/orders",
                """
                {"orderId": "fuzz", "customerId": "fuzz", "placedAt": "2026-11-01T10:00:00Z", "total": {"amount": 1200, "currency": "JPY"},
                 "items": [{"sku": "tea", "category": "food", "quantity": 2}], "deliveredAt": "2026-11-02T10:00:00Z"}
                """);
    }
}
