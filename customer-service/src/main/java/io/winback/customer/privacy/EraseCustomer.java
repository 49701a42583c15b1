package io.winback.customer.privacy;

import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.RunJob;
import io.winback.customer.profile.Customers;
import io.winback.events.Pseudonym;
import io.winback.events.customer.CustomerErased;
import io.winback.events.customer.ProfileErased;
import io.winback.events.outbox.Outbox;
import io.winback.events.privacy.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.NotFoundException;
import java.time.Clock;
import org.jboss.logging.Logger;

/**
 * Forgets a person: here at once, elsewhere as the word of it arrives. The job is done when each service has said that it
 * did; a crash in between costs nothing, as the word is stored with the deed.
 */
@ApplicationScoped
class EraseCustomer {

    private static final Logger LOG = Logger.getLogger(EraseCustomer.class);

    private final Customers customers;
    private final RunJob runJob;
    private final Erasures erasures;
    private final Traces traces;
    private final Outbox outbox;
    private final Clock clock;

    EraseCustomer(Customers customers, RunJob runJob, Erasures erasures, Traces traces, Outbox outbox, Clock clock) {
        this.customers = customers;
        this.runJob = runJob;
        this.erasures = erasures;
        this.traces = traces;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws NotFoundException if nobody is known by this id, or not any more */
    @Transactional
    Job of(String customerId) {
        customers
                .heldIfKnown(customerId)
                .filter(customer -> !customer.erased())
                .orElseThrow(() -> new NotFoundException("there is no customer " + customerId));
        var job = runJob.later(JobKind.ERASURE, null);
        customers.flush();
        traces.rename(customerId, Pseudonym.of(job.id()), PersonalRows.WHOSE);
        traces.forget(customerId, PersonalRows.FORGOTTEN);
        traces.erase(customerId);
        erasures.begin(job.id());
        outbox.publish(new CustomerErased(customerId, job.id(), clock.instant()));
        outbox.publish(new ProfileErased(customerId, job.id()));
        LOG.infof("erasure %s: the customer is forgotten", job.id());
        return job;
    }
}
