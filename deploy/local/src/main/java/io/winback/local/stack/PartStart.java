package io.winback.local.stack;

import io.winback.local.process.ChildProcess;
import io.winback.local.process.Polling;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Locale;

/** The start of one part. */
final class PartStart {

    private final Part part;
    private final Duration timeLimit;
    private final long logBegins;

    PartStart(Part part, Duration timeLimit) {
        this.part = part;
        this.timeLimit = timeLimit;
        this.logBegins = length(part.child());
    }

    /**
     * Starts the part. Returns when it was ready once.
     *
     * @throws PortInUse if its log of this start shows that another process has its port
     * @throws StackFailure if it ended, or was not ready within the time limit
     */
    void start() {
        var found = part.child().handle();
        boolean ready = startOnce();
        // A process that was killed a moment ago is found alive once more, and nothing is started.
        if (!ready && found.isPresent() && !found.get().isAlive()) {
            ready = startOnce();
        }
        if (!ready) {
            throw failure();
        }
    }

    /** Returns when the part was ready once, has ended, or has reached the time limit. */
    private boolean startOnce() {
        try {
            part.start();
        } catch (IllegalStateException | UncheckedIOException e) {
            throw portWasTaken() ? portInUse() : e;
        }
        // One positive answer is enough. A second question could time out on a busy machine.
        var state = new Object() {
            boolean ready;
        };
        Polling.until(() -> (state.ready = part.ready()) || !part.child().running(), timeLimit);
        return state.ready;
    }

    private StackFailure failure() {
        var log = part.child().log();
        if (part.child().running()) {
            return new StackFailure(
                    "%s was not ready within %d s; see %s".formatted(part.name(), timeLimit.toSeconds(), log));
        }
        return portWasTaken()
                ? portInUse()
                : new StackFailure("%s ended before it was ready; see %s".formatted(part.name(), log));
    }

    private PortInUse portInUse() {
        return new PortInUse("%s could not bind its port, because another process uses it; see %s"
                .formatted(part.name(), part.child().log()));
    }

    private boolean portWasTaken() {
        var log = part.child().log();
        if (!Files.exists(log)) {
            return false;
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(logBegins);
            var bytes = new byte[(int) Math.min(file.length() - logBegins, 1_000_000)];
            file.readFully(bytes);
            var text = new String(bytes, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
            // The second is how Quarkus says it.
            return text.contains("address already in use") || text.contains("seems to be in use");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long length(ChildProcess child) {
        return child.log().toFile().length();
    }
}
