package io.winback.customer.erasure;

import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobAborted;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobRunner;
import io.winback.customer.jobs.JobWork;
import io.winback.customer.jobs.Jobs;
import io.winback.events.EventJson;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static io.quarkus.narayana.jta.QuarkusTransaction.requiringNew;

/** Exports the personal data of all four services into one file. */
@ApplicationScoped
class ExportCustomer implements JobWork {

    private static final String ERASED = "the customer was erased during the export";

    private final CollectPersonalData collectPersonalData;
    private final PersonalFiles files;
    private final JobRunner jobRunner;
    private final Jobs jobs;

    ExportCustomer(CollectPersonalData collectPersonalData, PersonalFiles files, JobRunner jobRunner, Jobs jobs) {
        this.collectPersonalData = collectPersonalData;
        this.files = files;
        this.jobRunner = jobRunner;
        this.jobs = jobs;
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
        long total = collectPersonalData.services();
        var parts = collectPersonalData.collect(
                customerId, done -> requiringNew().run(() -> jobs.progress(job.run(), done, total)));
        boolean kept = requiringNew().call(() -> {
            jobs.progress(job.run(), total, total);
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
}
