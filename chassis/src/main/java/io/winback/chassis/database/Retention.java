package io.winback.chassis.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Deletes old rows in batches. Each batch is one short transaction, so that no other transaction waits for long. */
@ApplicationScoped
public class Retention {

    private static final int BATCH = 5_000;

    private final AgroalDataSource database;
    private final Clock clock;

    Retention(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Deletes all rows that are older than their retention.
     *
     * @param sql deletes a limited number of rows before a time; it asks for the time, then for the limit
     * @return how many rows were deleted
     */
    public long delete(String sql, Duration keep) {
        var before = OffsetDateTime.ofInstant(clock.instant().minus(keep), ZoneOffset.UTC);
        long total = 0;
        int deleted;
        do {
            deleted = QuarkusTransaction.requiringNew().call(() -> deleteBatch(sql, before));
            total += deleted;
        } while (deleted == BATCH);
        return total;
    }

    private int deleteBatch(String sql, OffsetDateTime before) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(sql)) {
            delete.setObject(1, before);
            delete.setInt(2, BATCH);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new RetentionUnavailable(e);
        }
    }
}
