package io.winback.customer.erasure;

import com.github.f4b6a3.uuid.UuidCreator;
import io.winback.chassis.erasure.PersonalDataEraser;
import io.winback.chassis.erasure.Pseudonym;
import io.winback.chassis.outbox.Outbox;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobRunner;
import io.winback.customer.profile.Customers;
import io.winback.events.customer.CustomerErased;
import io.winback.events.customer.ProfileErased;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Forgets a person: here at once, elsewhere as the word of it arrives. The job is done when each service has said that it
 * did; a crash in between costs nothing, as the word is stored with the deed.
 */
@ApplicationScoped
class EraseCustomer {

    private static final Logger LOG = Logger.getLogger(EraseCustomer.class);

    private final Customers customers;
    private final JobRunner jobRunner;
    private final Erasures erasures;
    private final ErasureLog log;
    private final PersonalDataEraser traces;
    private final Outbox outbox;
    private final Clock clock;

    EraseCustomer(
            Customers customers,
            JobRunner jobRunner,
            Erasures erasures,
            ErasureLog log,
            PersonalDataEraser traces,
            Outbox outbox,
            Clock clock) {
        this.log = log;
        this.customers = customers;
        this.jobRunner = jobRunner;
        this.erasures = erasures;
        this.traces = traces;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws NotFoundException if nobody is known by this id, or not any more */
    @Transactional
    Job erase(String customerId) {
        customers
                .lock(customerId)
                .filter(customer -> !customer.erased())
                .orElseThrow(() -> new NotFoundException("there is no customer " + customerId));
        var job = jobRunner.submit(JobKind.ERASURE, null);
        var now = clock.instant();
        forget(customerId, job.id());
        erasures.begin(job.id());
        log.add(new ErasureLog.Entry(customerId, job.id(), now));
        outbox.publish(new CustomerErased(customerId, job.id(), now));
        outbox.publish(new ProfileErased(customerId, job.id()));
        LOG.infof("erasure %s: the customer is forgotten", job.id());
        return job;
    }

    /**
     * Erases what a restored backup brought back, here and elsewhere, under the pseudonym of the first time. The tombstone
     * has an id of its own: services that were not restored, or not wholly, know the first one as handled.
     */
    @Transactional
    void eraseAgain(ErasureLog.Entry erasure) {
        customers.lock(erasure.customerId());
        forget(erasure.customerId(), erasure.erasureId());
        log.add(erasure);
        outbox.publish(new CustomerErased(erasure.customerId(), erasure.erasureId(), erasure.erasedAt()));
        outbox.publish(new ProfileErased(erasure.customerId(), UuidCreator.getTimeOrderedEpoch()));
        LOG.infof("erasure %s: the customer is forgotten again", erasure.erasureId());
    }

    private void forget(String customerId, UUID erasureId) {
        customers.flush();
        traces.rename(customerId, Pseudonym.of(erasureId), PersonalRows.WHOSE);
        traces.forget(customerId, PersonalRows.FORGOTTEN);
        traces.erase(customerId);
    }
}
