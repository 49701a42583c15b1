package io.winback.customer.imports;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.TestInfrastructure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.customer.imports.ShopFile.finished;
import static io.winback.customer.imports.ShopFile.imported;
import static io.winback.customer.imports.ShopFile.post;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

/** A transaction of an import locks a bounded number of customers, and the other customers of the file are free. */
@QuarkusTest
class ImportTransactionsTest {

    private static final int CUSTOMERS = 25_000;
    /** Less than a request waits for a lock. */
    private static final long AT_ONCE_MILLIS = 1_500;

    private final String shop = "s" + UUID.randomUUID().toString().substring(0, 13);

    @Test
    void aTransactionOfAnOrderImportChangesAtMostTenThousandCustomers() throws SQLException {
        var job = imported("kind=orders", orders("a"));

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(CUSTOMERS);
        assertThat(customersByTransaction()).containsExactly(10_000, 10_000, 5_000);
    }

    @Test
    void aTransactionOfACustomerImportChangesAtMostTwoThousandCustomers() throws SQLException {
        var file = numbers(5_000)
                .map(n -> "%1$s-%2$d,Name %2$d\n".formatted(shop, n))
                .collect(joining());

        var job = imported("kind=customers", "customer_id,name\n" + file);

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(5_000);
        assertThat(customersByTransaction()).containsExactly(2_000, 2_000, 1_000);
    }

    @Test
    void aTransactionOfReturnsChangesAtMostAHundredCustomers() throws SQLException {
        given().contentType("application/json")
                .body(Map.of(
                        "kind", "orders",
                        "datePatterns", List.of("yyyy-MM-dd"),
                        "columns",
                                Map.of(
                                        "orderId", "invoice",
                                        "customerId", "customer",
                                        "placedAt", "day",
                                        "quantity", "quantity",
                                        "unitPrice", "price"),
                        "constants", Map.of("currency", "GBP"),
                        "lines", "ITEMS",
                        "total", "SUM_OF_ITEMS",
                        "negativeQuantity", "RETURN"))
                .put("/v1/import-formats/" + shop)
                .then()
                .statusCode(201);
        var file = numbers(250)
                .map(n -> "%1$s-%2$d,%1$s-%2$d,2026-01-05,1,10.00\n%1$s-r%2$d,%1$s-%2$d,2026-01-06,-1,10.00\n"
                        .formatted(shop, n))
                .collect(joining());

        var job = imported("kind=orders&format=" + shop, "invoice,customer,day,quantity,price\n" + file);

        assertThat(job.getLong("returns")).as(job.prettify()).isEqualTo(250);
        assertThat(customersByTransaction()).containsExactly(100, 100, 50);
    }

    @Test
    void customersOfAFileAreFreeWhileItsImportWaitsForAnother() throws SQLException {
        imported("kind=orders", orders("a"));
        try (var other = TestInfrastructure.database().connect("winback");
                var observer = TestInfrastructure.database().connect("winback")) {
            other.setAutoCommit(false);
            column(other, "select 1 from customer where customer_id = '%s' for update".formatted(customer(CUSTOMERS)));
            var held = column(other, "select pg_backend_pid()").get(0);

            var accepted = post("kind=orders", orders("b").getBytes(UTF_8));
            eventually().until(() -> !column(
                            observer,
                            "select 1 from pg_stat_activity where pg_blocking_pids(pid) @> array[%d]".formatted(held))
                    .isEmpty());

            given().contentType("application/json")
                    .body("{\"name\": \"山田 花子\"}")
                    .patch("/v1/customers/" + customer(1))
                    .then()
                    .statusCode(200)
                    .time(lessThan(AT_ONCE_MILLIS));
            given().contentType("application/json")
                    .body(Map.of(
                            "orderId",
                            shop + "-c",
                            "customerId",
                            customer(2),
                            "placedAt",
                            "2026-03-05T00:00:00Z",
                            "total",
                            Map.of("amount", 300, "currency", "JPY")))
                    .post("/v1/orders")
                    .then()
                    .statusCode(201)
                    .time(lessThan(AT_ONCE_MILLIS));

            other.rollback();
            assertThat(finished(accepted).getLong("accepted")).isEqualTo(CUSTOMERS);
        }
        given().get("/v1/customers/" + customer(2))
                .then()
                .body("value.orders", equalTo(3))
                .body("value.revenue.amount", equalTo(500));
    }

    /** One order of each customer. */
    private String orders(String orderId) {
        return "customer_id,order_id,placed_at,amount,currency\n"
                + numbers(CUSTOMERS)
                        .map(n -> "%s,%s-%s%d,2026-01-05,100,JPY\n".formatted(customer(n), shop, orderId, n))
                        .collect(joining());
    }

    private static Stream<Integer> numbers(int last) {
        return IntStream.rangeClosed(1, last).boxed();
    }

    private String customer(int number) {
        return shop + "-" + number;
    }

    /** How many customers of the file each transaction was the last to change, in the order of the transactions. */
    private List<Integer> customersByTransaction() throws SQLException {
        try (var connection = TestInfrastructure.database().connect("winback")) {
            return column(
                    connection,
                    "select cast(count(*) as int) from customer where customer_id like '%s-%%' group by cast(xmin as text) order by min(cast(cast(xmin as text) as bigint))"
                            .formatted(shop));
        }
    }

    private static List<Integer> column(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<Integer>();
            while (rows.next()) {
                values.add(rows.getInt(1));
            }
            return values;
        }
    }
}
