package io.winback.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process of ours, known by its pid and the instant it began: a number that the system gave to somebody else since is
 * never taken for it.
 */
public final class ChildProcess {

    /** A service waits for the answers of providers before it ends. */
    private static final Duration GRACE = Duration.ofSeconds(45);

    private final String name;
    private final Path pidFile;
    private final Path log;

    /** @param home where its pid file and its log are */
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

    /** Starts it unless it runs; its output goes to its log. */
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

    /** Takes charge of a process that a library started. */
    public void remember(ProcessHandle process) {
        try {
            Files.createDirectories(pidFile.getParent());
            Files.writeString(pidFile, process.pid() + " " + began(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, while it runs. */
    public Optional<ProcessHandle> handle() {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            var parts = Files.readString(pidFile).strip().split(" ");
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> parts.length > 1 && parts[1].equals(began(process)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean running() {
        return handle().isPresent();
    }

    /** Asks it to end, and insists after a while; returns when it is gone. */
    public void stop() {
        handle().ifPresent(process -> {
            process.destroy();
            if (!gone(process, GRACE)) {
                kill();
            }
        });
        forget();
    }

    /** SIGKILL; returns when it is gone. */
    public void kill() {
        handle().ifPresent(process -> {
            process.destroyForcibly();
            gone(process, GRACE);
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

    static boolean gone(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
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

    private static String began(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Long.toString(start.toEpochMilli()))
                .orElse("unknown");
    }
}
