package io.winback.customer.erasure;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobRunner;
import io.winback.customer.profile.Customers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Erases a customer in all services. The job ends when each service has confirmed. */
@ApplicationScoped
class EraseCustomer {

    private static final Logger LOG = Logger.getLogger(EraseCustomer.class);

    private final Customers customers;
    private final JobRunner jobRunner;
    private final Erasures erasures;
    private final DeletePersonalData deletePersonalData;
    private final Clock clock;

    EraseCustomer(
            Customers customers,
            JobRunner jobRunner,
            Erasures erasures,
            DeletePersonalData deletePersonalData,
            Clock clock) {
        this.customers = customers;
        this.jobRunner = jobRunner;
        this.erasures = erasures;
        this.deletePersonalData = deletePersonalData;
        this.clock = clock;
    }

    /** @return empty if there is no such customer, or the customer is erased already */
    @Transactional
    Optional<Job> erase(String customerId) {
        return customers
                .lockForErasure(customerId)
                .filter(customer -> !customer.erased())
                .map(customer -> {
                    var job = jobRunner.submit(JobKind.ERASURE, null);
                    deletePersonalData.delete(new ErasureLog.Entry(customerId, job.id(), clock.instant()), job.id());
                    erasures.begin(job.id());
                    LOG.infof("erasure %s: the personal data of the customer is deleted", job.id());
                    return job;
                });
    }

    /**
     * Erases a customer whom a restored backup brought back, under the first pseudonym. The tombstone has a new id, because
     * services that were not restored have handled the first one.
     */
    @Transactional
    void eraseAgain(ErasureLog.Entry erasure) {
        customers.lockForErasure(erasure.customerId());
        deletePersonalData.delete(erasure, UuidCreator.getTimeOrderedEpoch());
        LOG.infof("erasure %s: the personal data of the customer is deleted again", erasure.erasureId());
    }
}
