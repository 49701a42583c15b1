package io.winback.customer.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The jobs that wait or run in this process, each with its fencing token: how often the job has been taken over. A process
 * whose token is old has lost the job to another process.
 */
@ApplicationScoped
class OwnJobs {

    private final Map<UUID, Integer> tokens = new ConcurrentHashMap<>();

    /** Returns false if this process has the job already. */
    boolean add(Job job) {
        return tokens.putIfAbsent(job.id(), job.run().token()) == null;
    }

    void remove(Job job) {
        tokens.remove(job.id());
    }

    Map<UUID, Integer> tokens() {
        return Map.copyOf(tokens);
    }
}
