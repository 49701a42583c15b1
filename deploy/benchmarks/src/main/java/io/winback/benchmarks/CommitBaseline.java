package io.winback.benchmarks;

import io.winback.local.database.PostgresServer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The commit rate of this machine at this moment: transactions per second that insert one order row and one 400-byte outbox
 * row, by eight connections for five seconds, on the same durable server as the services.
 */
final class CommitBaseline {

    private static final int CONNECTIONS = 8;
    private static final long SECONDS = 5;
    private static final String PAYLOAD = "x".repeat(400);

    private final String jdbcUrl;

    CommitBaseline(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    double transactionsPerSecond() throws SQLException, InterruptedException, ExecutionException {
        try (var connection = DriverManager.getConnection(jdbcUrl, PostgresServer.USER, null);
                var statement = connection.createStatement()) {
            statement.execute("drop table if exists baseline_order, baseline_outbox");
            statement.execute("create table baseline_order (order_id uuid primary key, amount numeric not null)");
            statement.execute("create table baseline_outbox (id uuid primary key, payload text not null)");
        }
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        var writers = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            var counts = new ArrayList<Callable<Long>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                counts.add(() -> write(end));
            }
            long total = 0;
            for (var count : writers.invokeAll(counts)) {
                total += count.get();
            }
            return total / (double) SECONDS;
        } finally {
            writers.shutdown();
        }
    }

    private long write(long end) throws SQLException {
        try (var connection = DriverManager.getConnection(jdbcUrl, PostgresServer.USER, null);
                var order = connection.prepareStatement("insert into baseline_order values (?, 1200)");
                var outbox = connection.prepareStatement("insert into baseline_outbox values (?, ?)")) {
            connection.setAutoCommit(false);
            long count = 0;
            for (; System.nanoTime() < end; count++) {
                var id = UUID.randomUUID();
                order.setObject(1, id);
                order.executeUpdate();
                outbox.setObject(1, id);
                outbox.setString(2, PAYLOAD);
                outbox.executeUpdate();
                connection.commit();
            }
            return count;
        }
    }
}
