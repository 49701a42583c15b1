package io.winback.customer.erasure;

import io.winback.chassis.sealing.Sealing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

import static io.winback.chassis.database.ScalarQuery.scalar;
import static io.winback.customer.sealing.WordColumns.FILE_CONTENT;
import static jakarta.transaction.Transactional.TxType.MANDATORY;

/** Exported files of personal data. They are kept for a day. */
@ApplicationScoped
class PersonalFiles {

    private final Session database;
    private final Clock clock;

    private final Sealing sealing;

    PersonalFiles(Session database, Clock clock, Sealing sealing) {
        this.database = database;
        this.clock = clock;
        this.sealing = sealing;
    }

    /**
     * A repeated job replaces the file.
     *
     * @return false if the customer was erased meanwhile; then the file is not stored
     */
    @Transactional(MANDATORY)
    boolean keep(UUID jobId, String customerId, String content) {
        return database.createNativeMutationQuery("""
                        insert into personal_file (job_id, customer_id, content, made_at)
                        select :job, customer_id, :content, :now from customer where customer_id = :customer for update
                        on conflict (job_id) do update set content = excluded.content, made_at = excluded.made_at""")
                        .setParameter("job", jobId)
                        .setParameter("customer", customerId)
                        .setParameter("content", sealing.seal(FILE_CONTENT, jobId.toString(), content))
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                > 0;
    }

    Optional<String> of(String customerId, UUID jobId) {
        return scalar(
                        database,
                        "select content from personal_file where job_id = :job and customer_id = :customer",
                        String.class)
                .setParameter("job", jobId)
                .setParameter("customer", customerId)
                .uniqueResultOptional()
                .map(content -> sealing.open(FILE_CONTENT, jobId.toString(), content));
    }

    @Transactional(MANDATORY)
    void deleteOlderThan(Duration age) {
        database.createNativeMutationQuery("delete from personal_file where made_at < :before")
                .setParameter("before", clock.instant().minus(age))
                .executeUpdate();
    }
}
