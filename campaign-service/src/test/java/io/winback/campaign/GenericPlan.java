package io.winback.campaign;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/**
 * Runs statements on tables of a realistic size, with plans for all values of their parameters, as PostgreSQL may choose.
 * Such a plan knows no bound state.
 */
@ApplicationScoped
public class GenericPlan {

    private final Session database;

    GenericPlan(Session database) {
        this.database = database;
    }

    /**
     * Fills a table and runs statements in one transaction that is rolled back.
     *
     * @param rows inserts the rows of the table, as SQL; foreign keys and triggers do not apply
     * @return how often the statements scanned the index
     */
    public long scansOf(String index, String table, String rows, Runnable statements) {
        QuarkusTransaction.begin();
        try {
            run("set local session_replication_role = replica");
            run(rows);
            run("analyze " + table);
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
