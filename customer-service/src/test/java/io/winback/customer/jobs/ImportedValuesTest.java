package io.winback.customer.jobs;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.Callers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** The report of an import quotes values of the file, which can be personal in shifted columns, to roles that read addresses only. */
@QuarkusTest
class ImportedValuesTest {

    private final String id = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final String name = "山田 花子 " + id;
    private final String email = "hanako-" + id + "@example.com";
    private final String street = "東京都港区 " + id;

    private String lines;
    private String objects;
    private String statuses;

    @BeforeEach
    void filesAreImportedWhoseColumnsAreShifted() {
        lines = imported(
                "text/csv",
                "",
                "customer_id,order_id,placed_at,amount,currency\n%1$s,%1$s,%2$s,%3$s,JPY\n".formatted(id, name, email));
        objects = imported("application/x-ndjson", "", """
                {"customerId": "%1$s", "orderId": "%1$s", "placedAt": "%2$s", "total": {"amount": 1, "currency": "JPY"}}
                """.formatted(id, email));
        statuses = imported(
                "text/csv",
                "&format=makeshop",
                "日付,注文時間,注文番号,処理状況,メールアドレス,商品名,個数,価格,合計金額\n2026/3/1,93309,%1$s,%2$s,%3$s,Tea,1,1200,1200\n"
                        .formatted(id, street, email));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUPPORT", "INTEGRATOR", "ADMIN"})
    void rolesThatReadAddressesSeeTheValues(String role) {
        assertThat(report(role, lines)).contains(name, email);
        assertThat(report(role, objects)).contains(email);
        assertThat(report(role, statuses)).contains(street);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MARKETER", "OPERATOR"})
    void otherRolesSeeTheRulesOnly(String role) {
        for (var job : new String[] {lines, objects, statuses}) {
            assertThat(report(role, job)).doesNotContain(name, email, street);
        }
        assertThat(report(role, lines)).contains("must be a date or time such as", "must be a number such as");
        assertThat(report(role, objects)).contains("must be a time such as");
        assertThat(report(role, statuses)).contains("the format does not know the status …");
        assertThat(Callers.as(role)
                        .get("/v1/jobs?kind=IMPORT_ORDERS&limit=200")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains(lines)
                .doesNotContain(name, email, street);
    }

    private static String report(String role, String job) {
        return Callers.as(role)
                .get("/v1/jobs/" + job)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String imported(String type, String query, String file) {
        String job = given().contentType(type + "; charset=UTF-8")
                .body(file.getBytes(UTF_8))
                .post("/v1/imports?kind=orders" + query)
                .then()
                .statusCode(202)
                .extract()
                .path("jobId");
        eventually().untilAsserted(() -> given().get("/v1/jobs/" + job).then().body("state", not(equalTo("RUNNING"))));
        return job;
    }
}
