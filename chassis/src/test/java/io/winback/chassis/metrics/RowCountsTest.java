package io.winback.chassis.metrics;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class RowCountsTest {

    @Inject
    AgroalDataSource database;

    @Inject
    RowCounts rowCounts;

    @Inject
    FoldRowCounts foldRowCounts;

    @BeforeEach
    void aTableWithTwoRows() throws SQLException {
        execute("create table parcel (id int primary key, state text)");
        execute("insert into parcel values (-1, 'SENT'), (-2, 'SENT')");
        execute("call count_rows('parcel', 'parcels_by_state', 'state')");
    }

    @AfterEach
    void dropTheTable() throws SQLException {
        execute("drop table parcel");
        for (var change : new String[] {"added", "removed", "changed"}) {
            execute("drop function count_parcels_by_state_" + change);
        }
        execute("delete from row_count where figure = 'parcels-by-state'");
    }

    @Test
    void rowsThatExistBeforeTheCountAreCounted() {
        assertThat(parcels()).containsExactly(Map.entry("SENT", 2L));
    }

    @Test
    void aCountFollowsEachChangeInItsTransaction() throws SQLException {
        execute("insert into parcel select id, 'PACKED' from generate_series(1, 10) id");
        execute("update parcel set state = 'SENT' where id <= 4");
        execute("delete from parcel where id in (4, 10)");
        execute("update parcel set state = null where id = 5");

        assertThat(parcels()).containsOnly(Map.entry("PACKED", 4L), Map.entry("SENT", 5L));
    }

    @Test
    void aChangeThatIsRolledBackDoesNotCount() {
        QuarkusTransaction.begin();
        try {
            execute("insert into parcel values (1, 'PACKED')");
            assertThat(parcels()).containsEntry("PACKED", 1L);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            QuarkusTransaction.rollback();
        }

        assertThat(parcels()).containsExactly(Map.entry("SENT", 2L));
    }

    @Test
    void countsAreExactWhileManyWritersChangeRowsAndTwoReplicasFold() throws SQLException {
        var writers = IntStream.range(0, 8)
                .mapToObj(writer -> CompletableFuture.runAsync(() -> write(writer)))
                .toArray(CompletableFuture[]::new);
        var all = CompletableFuture.allOf(writers);
        var folding = IntStream.range(0, 2)
                .mapToObj(replica -> CompletableFuture.runAsync(() -> {
                    while (!all.isDone()) {
                        foldRowCounts.fold();
                    }
                }))
                .toArray(CompletableFuture[]::new);
        all.join();
        CompletableFuture.allOf(folding).join();

        assertThat(parcels()).isEqualTo(counted());
        foldRowCounts.fold();
        assertThat(parcels()).isEqualTo(counted());
        assertThat(rows()).isEqualTo(counted().size());
    }

    private void write(int writer) {
        var random = new Random(writer);
        try {
            for (int i = 0; i < 60; i++) {
                int from = writer * 1_000 + random.nextInt(100);
                switch (random.nextInt(3)) {
                    case 0 ->
                        execute(
                                "insert into parcel select id, 'PACKED' from generate_series(%d, %d) id on conflict do nothing"
                                        .formatted(from, from + 5));
                    case 1 ->
                        execute(
                                "update parcel set state = case when id %% 3 = 0 then 'LOST' else 'SENT' end where id between %d and %d"
                                        .formatted(from, from + 20));
                    default -> execute("delete from parcel where id between %d and %d".formatted(from, from + 2));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, Long> parcels() {
        return rowCounts.of("parcels-by-state");
    }

    private Map<String, Long> counted() throws SQLException {
        var counts = new TreeMap<String, Long>();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select state, count(*) from parcel where state is not null group by state");
                var rows = select.executeQuery()) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getLong(2));
            }
        }
        return counts;
    }

    private long rows() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select count(*) from row_count where figure = 'parcels-by-state'");
                var rows = select.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
