package io.winback.customer.erasure;

import io.winback.customer.jobs.JobRun;
import io.winback.customer.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** The confirmations that erasures wait for. */
@ApplicationScoped
class Erasures {

    private final Session database;
    private final Jobs jobs;

    Erasures(Session database, Jobs jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    /** The confirmations of other services. Campaign decisions need none, because coupons and messages are erased after them. */
    enum Part {
        COUPONS,
        MESSAGES,
        RECIPIENT
    }

    @Transactional(MANDATORY)
    void begin(UUID erasureId) {
        for (var part : Part.values()) {
            database.createNativeMutationQuery("insert into erasure values (:erasure, :part)")
                    .setParameter("erasure", erasureId)
                    .setParameter("part", part.name())
                    .executeUpdate();
        }
        jobs.progress(JobRun.first(erasureId), 1, total());
    }

    /** Records a confirmation. The last one ends the job. */
    @Transactional(MANDATORY)
    void done(UUID erasureId, Part part) {
        // Locks the job, so that concurrent confirmations are counted one by one.
        scalar(database, "select 1 from job where job_id = :erasure for update", Integer.class)
                .setParameter("erasure", erasureId)
                .getResultList();
        int deleted = database.createNativeMutationQuery(
                        "delete from erasure where erasure_id = :erasure and awaits = :part")
                .setParameter("erasure", erasureId)
                .setParameter("part", part.name())
                .executeUpdate();
        if (deleted == 0) {
            return;
        }
        long left = scalar(database, "select count(*) from erasure where erasure_id = :erasure", Long.class)
                .setParameter("erasure", erasureId)
                .getSingleResult();
        jobs.progress(JobRun.first(erasureId), total() - left, total());
        if (left == 0) {
            jobs.finish(JobRun.first(erasureId), Map.of());
        }
    }

    private static long total() {
        return Part.values().length + 1L;
    }
}
