package io.winback.testkit;

import io.quarkus.narayana.jta.QuarkusTransaction;
import org.hibernate.Session;

/**
 * Runs statements on tables of a realistic size, with plans for all values of their parameters, as PostgreSQL may choose.
 * Such a plan knows no bound state.
 */
public final class GenericPlan {

    private final Session database;
    private final String table;
    private final String rows;

    /** @param rows inserts the rows of the table, as SQL; foreign keys and triggers do not apply */
    public GenericPlan(Session database, String table, String rows) {
        this.database = database;
        this.table = table;
        this.rows = rows;
    }

    /**
     * Fills the table and runs statements in one transaction that is rolled back.
     *
     * @return how often the statements scanned the index
     */
    public long scansOf(String index, Runnable statements) {
        QuarkusTransaction.begin();
        try {
            run("set local session_replication_role = replica");
            run(rows);
            run("analyze " + table);
            // A plan that an earlier test made on this connection would be used again.
            run("discard plans");
            run("set local plan_cache_mode = force_generic_plan");
            var before = scansOf(index);
            statements.run();
            return scansOf(index) - before;
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private void run(String statement) {
        database.createNativeMutationQuery(statement).executeUpdate();
    }

    private long scansOf(String index) {
        return database.createNativeQuery("select pg_stat_get_xact_numscans(cast(:index as regclass))", Long.class)
                .setParameter("index", index)
                .getSingleResult();
    }
}
