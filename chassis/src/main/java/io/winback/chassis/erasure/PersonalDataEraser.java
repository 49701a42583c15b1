package io.winback.chassis.erasure;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.UUID;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Erases a customer from the tables of a service, its dead letters and its stored answers. */
@ApplicationScoped
@Transactional(MANDATORY)
public class PersonalDataEraser {

    private final AgroalDataSource database;
    private final PersonalDataTables tables;

    PersonalDataEraser(AgroalDataSource database, PersonalDataTables tables) {
        this.database = database;
        this.tables = tables;
    }

    /** Erases the customer from all tables. Rows that are kept belong to the pseudonym of the erasure. */
    public void erase(String customerId, UUID erasureId) {
        for (var table : tables.tables()) {
            if (table.rename() != null) {
                run(table.rename(), Pseudonym.of(erasureId), customerId);
            }
            if (table.delete() != null) {
                run(table.delete(), customerId);
            }
        }
        eraseStoredRequests(customerId);
    }

    /**
     * Erases the customer from dead letters and stored answers. A request that is repeated still has no second effect, and
     * gets an answer without a body.
     */
    private void eraseStoredRequests(String customerId) {
        run("delete from dead_letter where record_key = ?", customerId);
        // A key whose operation names the customer is deleted: no caller can repeat the request.
        run("delete from idempotency_key where customer_id = ? and operation like '%/v1/customers/%'", customerId);
        run("update idempotency_key set body = null, customer_id = null where customer_id = ?", customerId);
    }

    private void run(String sql, String... parameters) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new ErasureUnavailable(e);
        }
    }
}
