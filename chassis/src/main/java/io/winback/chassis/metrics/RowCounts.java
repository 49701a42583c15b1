package io.winback.chassis.metrics;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

/**
 * How many rows of a table have each value, such as coupons by state. Triggers of the database count in the transaction that
 * changes the rows. So a count is exact, and costs the same for ten rows and ten million.
 */
@ApplicationScoped
public class RowCounts {

    private static final int BATCH = 10_000;

    private final AgroalDataSource database;

    RowCounts(AgroalDataSource database) {
        this.database = database;
    }

    /**
     * The number of rows by value. A value without rows is absent.
     *
     * @param figure as a migration named it with {@code call count_rows}
     * @throws RowCountsUnavailable if the database does not answer
     */
    public Map<String, Long> of(String figure) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select value, sum(amount) from row_count where figure = ? group by value having sum(amount) <> 0")) {
            select.setString(1, figure);
            var counts = new TreeMap<String, Long>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.put(rows.getString(1), rows.getLong(2));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new RowCountsUnavailable(e);
        }
    }

    /**
     * Adds up changes into one row for each value. Rows that another replica adds up are left to it.
     *
     * @return whether more changes may be left
     */
    @Transactional(MANDATORY)
    boolean fold() {
        try (var connection = database.getConnection();
                var fold = connection.prepareStatement("""
                        with folded as (
                            delete from row_count where ctid = any (array(
                                select ctid from row_count limit ? for update skip locked))
                            returning figure, value, amount),
                        kept as (
                            insert into row_count
                            select figure, value, sum(amount) from folded group by figure, value having sum(amount) <> 0)
                        select count(*) from folded""")) {
            fold.setInt(1, BATCH);
            try (var rows = fold.executeQuery()) {
                rows.next();
                return rows.getLong(1) == BATCH;
            }
        } catch (SQLException e) {
            throw new RowCountsUnavailable(e);
        }
    }

    /** The database could not read or store the counts. */
    public static class RowCountsUnavailable extends RuntimeException {
        RowCountsUnavailable(SQLException cause) {
            super("the counts of rows are unavailable: " + cause.getMessage(), cause);
        }
    }
}
