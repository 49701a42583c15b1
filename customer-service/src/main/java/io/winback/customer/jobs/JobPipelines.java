package io.winback.customer.jobs;

import io.winback.customer.CustomerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Opens pipelines with the configured parallelism. */
@ApplicationScoped
public class JobPipelines {

    private final int parallelism;

    /** @param connections the size of the connection pool of jobs, of which one job also needs one for its lock and one for its progress */
    @Inject
    JobPipelines(
            CustomerConfiguration configuration,
            @ConfigProperty(name = "quarkus.datasource.jobs.jdbc.max-size") int connections) {
        this(configuration
                .jobs()
                .parallelism()
                .orElse(Math.max(
                        1,
                        Math.min(
                                Runtime.getRuntime().availableProcessors(),
                                connections - 2 - configuration.jobs().concurrent()))));
    }

    public JobPipelines(int parallelism) {
        if (parallelism < 1) {
            throw new IllegalArgumentException(
                    "winback.customer.jobs.parallelism must be at least 1, but is " + parallelism);
        }
        this.parallelism = parallelism;
    }

    /** One task more than there are threads may be pending. */
    public <T> OrderedPipeline<T> parallel(String name, Consumer<T> results) {
        return new OrderedPipeline<>(name, parallelism, parallelism + 1, results);
    }

    /** All tasks may be pending, so that a slow task delays no other. Their results must be small. */
    public <T> OrderedPipeline<T> unbounded(String name, Consumer<T> results) {
        return new OrderedPipeline<>(name, parallelism, Integer.MAX_VALUE, results);
    }

    /** Runs one task at a time, while the caller prepares the next one. */
    public <T> OrderedPipeline<T> sequential(String name, Consumer<T> results) {
        return new OrderedPipeline<>(name, 1, 1, results);
    }
}
