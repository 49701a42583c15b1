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

    /** @param connections the size of the connection pool that jobs share with consumers */
    @Inject
    JobPipelines(
            CustomerConfiguration configuration,
            @ConfigProperty(name = "quarkus.datasource.events.jdbc.max-size") int connections) {
        this(configuration
                .jobs()
                .parallelism()
                .orElse(Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), connections / 2))));
    }

    public JobPipelines(int parallelism) {
        this.parallelism = parallelism;
    }

    /** One task more than there are threads is pending, so that no thread waits for the caller. */
    public <T> OrderedPipeline<T> parallel(String name, Consumer<T> results) {
        return new OrderedPipeline<>(name, parallelism, parallelism + 1, results);
    }

    /** Runs one task at a time, while the caller prepares the next one. */
    public <T> OrderedPipeline<T> sequential(String name, Consumer<T> results) {
        return new OrderedPipeline<>(name, 1, 1, results);
    }

    int parallelism() {
        return parallelism;
    }
}
