package io.winback.chassis.erasure;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Deletes what is older than its retention in slices, each a transaction of its own, so that nobody waits for it. */
@ApplicationScoped
public class Retention {

    private static final int AT_ONCE = 5_000;

    private final AgroalDataSource database;
    private final Clock clock;

    Retention(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Deletes until nothing is left to delete.
     *
     * @param sql deletes up to so many rows that are older than a time; it asks for the time, then for the number
     * @return how many rows were deleted
     */
    public long delete(String sql, Duration keep) {
        var before = OffsetDateTime.ofInstant(clock.instant().minus(keep), ZoneOffset.UTC);
        long all = 0;
        int slice;
        do {
            slice = QuarkusTransaction.requiringNew().call(() -> slice(sql, before));
            all += slice;
        } while (slice == AT_ONCE);
        return all;
    }

    private int slice(String sql, OffsetDateTime before) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(sql)) {
            delete.setObject(1, before);
            delete.setInt(2, AT_ONCE);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new ErasureUnavailable(e);
        }
    }
}
