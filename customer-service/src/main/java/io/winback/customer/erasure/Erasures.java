package io.winback.customer.erasure;

import io.winback.customer.jobs.Jobs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** What erasures still wait for. */
@ApplicationScoped
class Erasures {

    private final Session database;
    private final Jobs jobs;

    Erasures(Session database, Jobs jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    /** Whose word is waited for. Decisions need none of their own: coupons and messages are forgotten after them. */
    enum Part {
        COUPONS,
        MESSAGES,
        RECIPIENT
    }

    void begin(UUID erasureId) {
        for (var part : Part.values()) {
            database.createNativeMutationQuery("insert into erasure values (:erasure, :part)")
                    .setParameter("erasure", erasureId)
                    .setParameter("part", part.name())
                    .executeUpdate();
        }
        jobs.progress(erasureId, 1, total());
    }

    /** One has forgotten; with the last of them the job is done. */
    void done(UUID erasureId, Part part) {
        // The job is the lock: of two that come at once the second sees what the first left.
        database.createNativeQuery("select 1 from job where job_id = :erasure for update", Integer.class)
                .setParameter("erasure", erasureId)
                .getResultList();
        int news = database.createNativeMutationQuery(
                        "delete from erasure where erasure_id = :erasure and awaits = :part")
                .setParameter("erasure", erasureId)
                .setParameter("part", part.name())
                .executeUpdate();
        if (news == 0) {
            return;
        }
        long left = database.createNativeQuery("select count(*) from erasure where erasure_id = :erasure", Long.class)
                .setParameter("erasure", erasureId)
                .getSingleResult();
        jobs.progress(erasureId, total() - left, total());
        if (left == 0) {
            jobs.finish(erasureId, Map.of());
        }
    }

    private static long total() {
        return Part.values().length + 1L;
    }
}
