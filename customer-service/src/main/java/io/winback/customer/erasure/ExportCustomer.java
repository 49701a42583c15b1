package io.winback.customer.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import io.winback.chassis.erasure.PersonalDataReader;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobRunner;
import io.winback.customer.jobs.JobWork;
import io.winback.customer.jobs.Jobs;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/** Exports the personal data of all four services into one file. It waits for a service that does not answer. */
@ApplicationScoped
class ExportCustomer implements JobWork {

    private static final Logger LOG = Logger.getLogger(ExportCustomer.class);

    private static final String ERASED = "the customer was erased during the export";

    private final PersonalDataReader holdings;
    private final PersonalDataClients personalDataClients;
    private final PersonalFiles files;
    private final JobRunner jobRunner;
    private final Jobs jobs;
    private final Clock clock;
    private final Duration patience;

    ExportCustomer(
            PersonalDataReader holdings,
            PersonalDataClients personalDataClients,
            PersonalFiles files,
            JobRunner jobRunner,
            Jobs jobs,
            Clock clock,
            CustomerConfiguration configuration) {
        this.holdings = holdings;
        this.personalDataClients = personalDataClients;
        this.files = files;
        this.jobRunner = jobRunner;
        this.jobs = jobs;
        this.clock = clock;
        this.patience = configuration.privacy().patience();
    }

    /** A request during a running export gets the same job. */
    @Transactional
    Job export(String customerId) {
        return jobs.running(JobKind.EXPORT, customerId).orElseGet(() -> jobRunner.submit(JobKind.EXPORT, customerId));
    }

    @Override
    public Set<JobKind> kinds() {
        return Set.of(JobKind.EXPORT);
    }

    @Override
    public Map<String, String> run(Job job) throws JobAborted, InterruptedException {
        var customerId = job.input(String.class);
        if (customerId == null) {
            throw new JobAborted(ERASED, null);
        }
        var parts = new LinkedHashMap<String, Object>();
        parts.put("customerId", customerId);
        parts.put("exportedAt", clock.instant());
        parts.put("customer-service", holdings.of(customerId));
        long total = personalDataClients.names().size() + 1L;
        for (var service : personalDataClients.names()) {
            long done = parts.size() - 2L;
            requiringNew().run(() -> jobs.progress(job.id(), done, total));
            parts.put(service, readWithRetry(customerId, service));
        }
        boolean kept = requiringNew().call(() -> {
            jobs.progress(job.id(), total, total);
            return files.keep(job.id(), customerId, EventJson.write(parts));
        });
        if (!kept) {
            throw new JobAborted(ERASED, null);
        }
        return Map.of("file", location(customerId, job.id()));
    }

    static String location(String customerId, UUID jobId) {
        return "/v1/customers/%s/exports/%s".formatted(customerId, jobId);
    }

    private JsonNode readWithRetry(String customerId, String service) throws JobAborted, InterruptedException {
        var deadline = clock.instant().plus(patience);
        while (true) {
            try {
                return personalDataClients.heldOn(customerId, service);
            } catch (RuntimeException e) {
                if (clock.instant().isAfter(deadline)) {
                    throw new JobAborted(service + " does not answer; repeat the export later", null);
                }
                LOG.infof("export waits for %s: %s", service, e.getMessage());
                TimeUnit.SECONDS.sleep(1);
            }
        }
    }
}
