package io.winback.customer.jobs;

import io.winback.customer.CustomerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Consumer;

/** Opens pipelines with the configured parallelism. */
@ApplicationScoped
public class JobPipelines {

    private final int parallelism;

    @Inject
    JobPipelines(CustomerConfiguration configuration) {
        this(configuration.jobs().parallelism().orElse(Runtime.getRuntime().availableProcessors()));
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
