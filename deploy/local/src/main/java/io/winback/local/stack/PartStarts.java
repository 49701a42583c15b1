package io.winback.local.stack;

import io.winback.local.process.FreePort;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Starts the parts of a stack. After an interruption no further part starts. */
final class PartStarts {

    /** On a busy machine a service was ready after 83 s. A part that ends fails at once. */
    static final Duration TIME_LIMIT = Duration.ofMinutes(3);

    private final Ports ports;
    private final AtomicInteger inProgress = new AtomicInteger();
    private final Set<Part> begun = ConcurrentHashMap.newKeySet();
    private volatile boolean interrupted;

    PartStarts(Ports ports) {
        this.ports = ports;
    }

    /** Returns when all parts are ready. */
    void start(List<Part> parts, ProgressLog progress) {
        inParallel(parts, part -> {
            var began = System.nanoTime();
            startUnlessInterrupted(part);
            progress.say("%-14s is ready after %.1f s"
                    .formatted(
                            part.name(),
                            Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0));
        });
    }

    void interrupt() {
        interrupted = true;
    }

    boolean inProgress() {
        return inProgress.get() > 0;
    }

    /** The names of the parts that were started, except those that run, in alphabetical order. */
    List<String> begunExcept(Set<String> running) {
        return begun.stream()
                .map(Part::name)
                .filter(part -> !running.contains(part))
                .sorted()
                .toList();
    }

    /** @throws PortInUse if another process has a port of a part that does not run */
    void checkPorts(List<Part> parts) {
        for (var part : parts) {
            if (!part.child().running()) {
                for (var port : part.ports()) {
                    if (!FreePort.isFree(ports.of(port))) {
                        throw new PortInUse(
                                "port %d (%s) is in use; stop the process that uses it, or choose another port: --port %s=NUMBER"
                                        .formatted(ports.of(port), port, port));
                    }
                }
            }
        }
    }

    /** Returns when the action has ended for all parts. */
    static void inParallel(List<Part> parts, Consumer<Part> action) {
        var running = parts.stream()
                .map(part -> CompletableFuture.runAsync(() -> action.accept(part), work -> new Thread(work).start()))
                .toList();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void startUnlessInterrupted(Part part) {
        inProgress.incrementAndGet();
        try {
            if (interrupted) {
                throw new StackFailure("%s does not start, because its start was interrupted".formatted(part.name()));
            }
            if (!part.child().running()) {
                begun.add(part);
            }
            new PartStart(part, TIME_LIMIT).start();
        } finally {
            inProgress.decrementAndGet();
        }
    }
}
