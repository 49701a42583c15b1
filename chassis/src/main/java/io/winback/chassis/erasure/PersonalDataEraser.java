package io.winback.chassis.erasure;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;

/** What the machinery of events and requests keeps that may name a person: records set aside, answers given. */
@ApplicationScoped
public class PersonalDataEraser {

    private final AgroalDataSource database;

    PersonalDataEraser(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * Takes part in the running transaction, as all of these do. A request that is sent again still has no second effect,
     * and a bare answer.
     */
    public void erase(String customerId) {
        run("delete from dead_letter where record_key = ?", customerId);
        // A key that names the customer in its operation goes whole: nobody is there to command any more.
        run("delete from idempotency_key where customer_id = ? and operation like '%/v1/customers/%'", customerId);
        run("update idempotency_key set body = null, customer_id = null where customer_id = ?", customerId);
    }

    /** @param statements of the caller's that forget something; each asks for the customer id */
    public void forget(String customerId, List<String> statements) {
        statements.forEach(sql -> run(sql, customerId));
    }

    /**
     * @param statements of the caller's that say whose figures these are from now on; each asks for the pseudonym, then
     *     for the customer id
     */
    public void rename(String customerId, String pseudonym, List<String> statements) {
        statements.forEach(sql -> run(sql, pseudonym, customerId));
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
