package io.winback.chassis.erasure;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

@QuarkusTest
class PersonalDataEraserTest {

    @Inject
    PersonalDataEraser eraser;

    @Inject
    AgroalDataSource database;

    private final String customer = "c-" + UUID.randomUUID();
    private final UUID erasure = UUID.randomUUID();

    @Test
    void aCustomerReadsTheRowsThatAreShown() throws SQLException {
        givenDataOfTheCustomer();

        given().get("/v1/customers/" + customer + "/held-data")
                .then()
                .statusCode(200)
                .body("$", aMapWithSize(2))
                .body("purchases", hasSize(1))
                .body("purchases[0].boughtAt", equalTo("2026-11-22T03:00:00Z"))
                .body("purchases[0].note", equalTo("a present"))
                .body("setAside", hasSize(1));
    }

    @Test
    void anErasureRenamesWhatIsKeptAndDeletesTheRest() throws SQLException {
        givenDataOfTheCustomer();

        QuarkusTransaction.requiringNew().run(() -> eraser.erase(customer, erasure));

        given().get("/v1/customers/" + customer + "/held-data")
                .then()
                .body("purchases", empty())
                .body("setAside", empty());
        assertThat(count("select count(*) from remark where customer_id = '%s'".formatted(customer)))
                .isZero();
        assertThat(count("select count(*) from purchase where customer_id = 'erased.%s' and note is null"
                        .formatted(erasure)))
                .isEqualTo(1);
        assertThat(count("select count(*) from idempotency_key where customer_id = '%s'".formatted(customer)))
                .isZero();
        assertThat(count("select count(*) from idempotency_key where key = '%s-order' and body is null"
                        .formatted(customer)))
                .isEqualTo(1);
    }

    @Test
    void anErasureNeedsTheTransactionOfItsCaller() {
        assertThatThrownBy(() -> eraser.erase(customer, erasure)).isInstanceOf(TransactionalException.class);
    }

    private void givenDataOfTheCustomer() throws SQLException {
        run("insert into purchase values ('p-%1$s', '%1$s', '2026-11-22T03:00:00Z', 'a present')".formatted(customer));
        run("insert into remark values ('%s', 'likes green')".formatted(customer));
        run("""
                insert into dead_letter (id, topic, partition, record_offset, record_key, headers, cause, failed_at)
                values (gen_random_uuid(), 'erasure-test', 0, %d, '%s', '{}', 'test', now())""".formatted(erasure.getMostSignificantBits() >>> 1, customer));
        run("""
                insert into idempotency_key (key, operation, fingerprint, status, body, done_at, customer_id) values
                ('%1$s-order', 'POST /v1/orders', '', 201, '{}', now(), '%1$s'),
                ('%1$s', 'POST /v1/customers/%1$s/anything', '', 200, '{}', now(), '%1$s')""".formatted(customer));
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
