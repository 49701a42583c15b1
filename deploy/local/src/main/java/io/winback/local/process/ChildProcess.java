package io.winback.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child process, identified by its pid and its start time. So a pid that the system has reused for another process is
 * never mistaken for it.
 */
public final class ChildProcess {

    /** A service waits for the answers of providers before it ends. */
    private static final Duration GRACE = Duration.ofSeconds(45);

    private final String name;
    private final Path pidFile;
    private final Path log;
    private volatile ProcessHandle started;

    /** @param home the folder of its pid file and its log */
    public ChildProcess(String name, Path home) {
        this.name = name;
        this.pidFile = home.resolve("pids").resolve(name + ".pid");
        this.log = home.resolve("logs").resolve(name + ".log");
    }

    public String name() {
        return name;
    }

    public Path log() {
        return log;
    }

    /** Starts it unless it is running. Its output goes to its log. */
    public void start(List<String> command, Map<String, String> environment) {
        if (handle().isPresent()) {
            return;
        }
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            remember(process.toHandle());
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be started".formatted(name), e);
        }
    }

    /** Stores the pid of a process that a library started. */
    public void remember(ProcessHandle process) {
        try {
            Files.createDirectories(pidFile.getParent());
            // Written aside and moved, because another command may read it at the same time
            var complete =
                    Files.writeString(pidFile.resolveSibling(name + ".new"), process.pid() + " " + startTime(process));
            Files.move(complete, pidFile, StandardCopyOption.ATOMIC_MOVE);
            started = process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process; empty if it is not running. */
    public Optional<ProcessHandle> handle() {
        try {
            var parts = Files.readString(pidFile).strip().split(" ");
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> parts.length > 1 && parts[1].equals(startTime(process)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean running() {
        return handle().isPresent();
    }

    /** Whether it is running and this object started it. False if another command has started it again since. */
    public boolean startedHere() {
        return started != null && handle().filter(started::equals).isPresent();
    }

    /** SIGTERM, and SIGKILL after a grace period. Returns when it has ended. */
    public void stop() {
        handle().ifPresent(process -> {
            process.destroy();
            if (!hasEnded(process, GRACE)) {
                kill();
            }
        });
        forget();
    }

    /** SIGKILL. Returns when it has ended. */
    public void kill() {
        handle().ifPresent(process -> {
            process.destroyForcibly();
            hasEnded(process, GRACE);
        });
        forget();
    }

    private void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean hasEnded(ProcessHandle process, Duration timeLimit) {
        try {
            process.onExit().get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String startTime(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Long.toString(start.toEpochMilli()))
                .orElse("unknown");
    }
}
