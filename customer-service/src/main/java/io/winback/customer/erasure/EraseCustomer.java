package io.winback.customer.erasure;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.chassis.erasure.PersonalDataEraser;
import io.winback.chassis.outbox.Outbox;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobRunner;
import io.winback.customer.profile.Customers;
import io.winback.events.customer.CustomerErased;
import io.winback.events.customer.ProfileErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Erases the personal data of a customer here, and requests it from the other services by an event. The job ends when each
 * service has confirmed.
 */
@ApplicationScoped
class EraseCustomer {

    private static final Logger LOG = Logger.getLogger(EraseCustomer.class);

    private final Customers customers;
    private final JobRunner jobRunner;
    private final Erasures erasures;
    private final ErasureLog log;
    private final PersonalDataEraser eraser;
    private final Outbox outbox;
    private final Clock clock;

    EraseCustomer(
            Customers customers,
            JobRunner jobRunner,
            Erasures erasures,
            ErasureLog log,
            PersonalDataEraser eraser,
            Outbox outbox,
            Clock clock) {
        this.log = log;
        this.customers = customers;
        this.jobRunner = jobRunner;
        this.erasures = erasures;
        this.eraser = eraser;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @return empty if there is no such customer, or the customer is erased already */
    @Transactional
    Optional<Job> erase(String customerId) {
        return customers.lock(customerId).filter(customer -> !customer.erased()).map(customer -> {
            var job = jobRunner.submit(JobKind.ERASURE, null);
            var now = clock.instant();
            deletePersonalData(customerId, job.id());
            erasures.begin(job.id());
            log.add(new ErasureLog.Entry(customerId, job.id(), now));
            outbox.publish(new CustomerErased(customerId, job.id(), now));
            outbox.publish(new ProfileErased(customerId, job.id()));
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
        customers.lock(erasure.customerId());
        deletePersonalData(erasure.customerId(), erasure.erasureId());
        log.add(erasure);
        outbox.publish(new CustomerErased(erasure.customerId(), erasure.erasureId(), erasure.erasedAt()));
        outbox.publish(new ProfileErased(erasure.customerId(), UuidCreator.getTimeOrderedEpoch()));
        LOG.infof("erasure %s: the personal data of the customer is deleted again", erasure.erasureId());
    }

    private void deletePersonalData(String customerId, UUID erasureId) {
        customers.flush();
        eraser.erase(customerId, erasureId);
    }
}
