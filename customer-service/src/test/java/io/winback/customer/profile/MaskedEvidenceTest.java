package io.winback.customer.profile;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.testkit.Callers;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

/** Evidence in the words of a customer is shown to roles that may read words. Others read the phrases of this service. */
@QuarkusTest
class MaskedEvidenceTest {

    private static final String PHRASE = "the customer cancelled with reason PRICE";
    private static final String HIDDEN = "words of the customer, which need the role SUPPORT or ADMIN";
    private static final String COMMENT = "高すぎます、もう無理です";

    @Inject
    AgroalDataSource database;

    private final String customer = QuotingSignals.PREFIX + UUID.randomUUID();

    @BeforeEach
    void aCustomerCancelsWithAComment() throws SQLException {
        given().contentType("application/json").body(Map.of()).put("/v1/customers/" + customer);
        given().contentType("application/json; charset=UTF-8")
                .body(Map.of("customerId", customer, "reason", "PRICE", "comment", COMMENT))
                .post("/v1/cancellations")
                .then()
                .statusCode(201);
        // An earlier version stored words of the customer as evidence.
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update customer set evidence = ? where customer_id = ?")) {
            update.setString(1, "[\"%s\", \"%s\"]".formatted(COMMENT, PHRASE));
            update.setString(2, customer);
            update.executeUpdate();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUPPORT", "ADMIN"})
    void rolesThatReadWordsSeeTheQuote(String role) {
        Callers.as(role)
                .get("/v1/customers/" + customer)
                .then()
                .statusCode(200)
                .body("lifecycle.evidence", equalTo(List.of(COMMENT, PHRASE)));
        Callers.as(role)
                .get("/v1/customers/" + customer + "/reasons")
                .then()
                .statusCode(200)
                .body(
                        "reasons.evidence.words.flatten()",
                        hasItems(QuotingSignals.WORDS, "cancelled with reason PRICE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "MARKETER", "APPROVER", "OPERATOR"})
    void otherRolesSeeThePhrasesOnly(String role) {
        Callers.as(role)
                .get("/v1/customers/" + customer)
                .then()
                .statusCode(200)
                .body("lifecycle.evidence", equalTo(List.of(HIDDEN, PHRASE)));
        var reasons = Callers.as(role).get("/v1/customers/" + customer + "/reasons");
        reasons.then()
                .statusCode(200)
                .body("reasons.evidence.words.flatten()", hasItems(HIDDEN, "cancelled with reason PRICE"))
                .body("reasons.evidence.words.flatten()", not(hasItem(containsString(QuotingSignals.WORDS))));
    }
}
