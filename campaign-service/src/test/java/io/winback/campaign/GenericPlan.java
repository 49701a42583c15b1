package io.winback.campaign;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.hibernate.Session;

/** Runs statements with plans for all values of their parameters, as PostgreSQL may choose. Such a plan knows no bound state. */
@ApplicationScoped
public class GenericPlan {

    private final Session database;

    GenericPlan(Session database) {
        this.database = database;
    }

    /** Runs statements in one transaction that is rolled back. @return how often they scanned an index */
    public long scansOf(String index, Runnable statements) {
        QuarkusTransaction.begin();
        try {
            database.createNativeMutationQuery("set local plan_cache_mode = force_generic_plan")
                    .executeUpdate();
            database.createNativeMutationQuery("set local enable_seqscan = off").executeUpdate();
            statements.run();
            return database.createNativeQuery("select pg_stat_get_xact_numscans(cast(:index as regclass))", Long.class)
                    .setParameter("index", index)
                    .getSingleResult();
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
