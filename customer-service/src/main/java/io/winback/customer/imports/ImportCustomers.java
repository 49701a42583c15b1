package io.winback.customer.imports;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.winback.customer.jobs.Jobs;
import io.winback.customer.profile.DescribeCustomers;
import io.winback.customer.profile.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** Takes a batch of a customer file in: one transaction, with the progress of its job. Of two lines on one person the later counts. */
@ApplicationScoped
class ImportCustomers implements ImportStep<ImportCustomers.Person> {

    private final DescribeCustomers describeCustomers;
    private final Jobs jobs;

    ImportCustomers(DescribeCustomers describeCustomers, Jobs jobs) {
        this.describeCustomers = describeCustomers;
        this.jobs = jobs;
    }

    /** One line of a file of customers. */
    record Person(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
            String customerId,

            @NotNull @Valid @JsonUnwrapped PersonalData data) {}

    @Override
    @Transactional
    public void take(UUID jobId, List<Numbered<Person>> lines, ImportReport report) {
        var people = new HashMap<String, PersonalData>();
        lines.forEach(line -> people.put(line.value().customerId(), line.value().data()));
        describeCustomers.describe(people);
        report.accept(lines.size());
        jobs.progress(jobId, report.lines(), null);
    }
}
