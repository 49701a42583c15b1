package io.winback.local.stack;

import io.winback.local.process.FreePort;
import io.winback.local.process.Polling;
import io.winback.local.process.RootUser;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The whole system. The infrastructure starts before the services, and stops after them. */
public final class Stack {

    public static final List<String> SERVICES = List.of("customer", "campaign", "offer", "notification");

    private static final int MOST_ATTEMPTS = 3;

    private final Path checkout;
    private final Path home;
    private final Ports ports;
    private final StackParts parts;
    private final List<Part> infrastructure;
    private final List<Part> services;
    private final PartStarts starts;

    /**
     * @param checkout the root of the built source tree
     * @param home the folder of its data
     */
    public Stack(Path checkout, Path home, Ports ports) {
        this.checkout = checkout;
        this.home = home;
        this.ports = ports;
        this.parts = new StackParts(checkout, home, ports);
        this.starts = new PartStarts(ports);
        this.infrastructure = parts.infrastructure(SERVICES);
        this.services =
                new CopyOnWriteArrayList<>(SERVICES.stream().map(parts::service).toList());
    }

    /**
     * Starts a stack on free ports. Other ports are tried if another process takes one before it is bound.
     *
     * @param created receives each stack before it starts, so that the caller can stop it
     */
    public static Stack upOnFreePorts(Path checkout, Path home, ProgressLog progress, Consumer<Stack> created) {
        for (int attempt = 1; ; attempt++) {
            var stack = new Stack(checkout, home, Ports.free());
            created.accept(stack);
            try {
                stack.up(progress);
                return stack;
            } catch (PortInUse e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
                progress.say(e.getMessage() + "; all parts start again on other ports");
                stack.downStarted(line -> {});
            }
        }
    }

    public Ports ports() {
        return ports;
    }

    /** The folder of its data. */
    public Path home() {
        return home;
    }

    /**
     * The API key with the role ADMIN.
     *
     * @throws StackFailure if the stack was never started
     */
    public String key() {
        return parts.accessKeys().admin();
    }

    /**
     * The first password of the owner of the console.
     *
     * @throws StackFailure if the stack was never started
     */
    public String ownerPassword() {
        return parts.accessKeys().ownerPassword();
    }

    /** A file with the header of {@link #key()}, for {@code curl -H @FILE}. */
    public Path keyFile() {
        return AccessKeys.header(home);
    }

    /** A file with the key of each role, and with the name and the first password of the owner of the console. */
    public Path credentials() {
        return AccessKeys.credentials(home);
    }

    /** Whether a service of this stack, or a replica of one, answers at this address. */
    public boolean isService(URI address) {
        return services.stream().anyMatch(service -> service.answersAt(address));
    }

    /**
     * Starts all parts that are not running. Returns when all of them are ready.
     *
     * @throws StackFailure if another command is starting this stack
     */
    public void up(ProgressLog progress) {
        StartLock.holding(home, () -> {
            starts.checkPorts(all());
            ports.save(home);
            prepare(progress);
            starts.start(infrastructure, progress);
            starts.start(services, progress);
        });
    }

    /** Starts Kafka, PostgreSQL and the stand-ins only. Returns when they are ready. */
    public void upInfrastructure(ProgressLog progress) {
        StartLock.holding(home, () -> {
            starts.checkPorts(infrastructure);
            ports.save(home);
            prepare(progress);
            starts.start(infrastructure, progress);
        });
    }

    private void prepare(ProgressLog progress) {
        RootUser.warning().ifPresent(progress::say);
        parts.prepare();
    }

    /** Stops all parts. The data stays. */
    public void down(ProgressLog progress) {
        PartStarts.inParallel(services, Part::stop);
        PartStarts.inParallel(infrastructure, Part::stop);
        progress.say("all parts are stopped; the data stays in " + home);
    }

    /**
     * Ends a start: no further part starts, and the parts that this object started are stopped. Without a start in progress it
     * is the same as {@link #downStarted}.
     */
    public void interrupt(ProgressLog progress) {
        starts.interrupt();
        if (!starts.inProgress()) {
            downStarted(progress);
            return;
        }
        // The process of a part that is starting now may not be known yet
        Polling.until(
                () -> {
                    stopStarted();
                    return !starts.inProgress() && started().isEmpty();
                },
                PartStarts.TIME_LIMIT);
        var stopped = starts.begunExcept(pids().keySet());
        progress.say("interrupted; %s stopped; the data stays in %s".formatted(stopped, home));
    }

    /** Stops the parts that this object started and that still run. Parts that were started elsewhere stay. The data stays. */
    public void downStarted(ProgressLog progress) {
        var stopping = stopStarted();
        if (stopping.isEmpty()) {
            return;
        }
        var running = pids().keySet();
        progress.say(
                running.isEmpty()
                        ? "all parts are stopped; the data stays in " + home
                        : "%s stopped; %s still run, because another command started them: winback down stops them"
                                .formatted(stopping.stream().map(Part::name).toList(), running));
    }

    /** @return the parts that it stopped */
    private List<Part> stopStarted() {
        var stopping = started();
        PartStarts.inParallel(services.stream().filter(stopping::contains).toList(), Part::stop);
        PartStarts.inParallel(infrastructure.stream().filter(stopping::contains).toList(), Part::stop);
        return stopping;
    }

    /** Whether this object started a part that still runs. */
    public boolean hasStarted() {
        return !started().isEmpty();
    }

    /** The parts that this object started and that still run. */
    private List<Part> started() {
        return all().stream().filter(part -> part.child().startedHere()).toList();
    }

    /** Returns when each part that this object started has ended. */
    public void awaitEnd() {
        CompletableFuture.allOf(started().stream()
                        .flatMap(part -> part.child().handle().stream())
                        .map(ProcessHandle::onExit)
                        .toArray(CompletableFuture[]::new))
                .join();
    }

    /** Stops one part. */
    public void stop(String name) {
        part(name).stop();
    }

    /** Kills one part with SIGKILL. */
    public void kill(String name) {
        part(name).kill();
    }

    /** Starts one part. Returns when it is ready. */
    public void start(String name, ProgressLog progress) {
        StartLock.holding(home, () -> {
            prepare(progress);
            starts.start(List.of(part(name)), progress);
        });
    }

    /** Starts a second replica of a service on a port of its own. Returns its name when it is ready. */
    public String startReplica(String service, ProgressLog progress) {
        return startReplica(service, checkout, progress);
    }

    /** The same with the build of another checkout, for another version beside this one. */
    public String startReplica(String service, Path checkout, ProgressLog progress) {
        for (int attempt = 1; ; attempt++) {
            var replica = parts.replica(service, FreePort.any(), checkout);
            services.add(replica);
            try {
                starts.start(List.of(replica), progress);
                return replica.name();
            } catch (PortInUse e) {
                services.remove(replica);
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    public Path log(String name) {
        return part(name).child().log();
    }

    /** The pids of the running parts by name. */
    public Map<String, Long> pids() {
        var pids = new HashMap<String, Long>();
        all().forEach(part -> part.child().handle().ifPresent(process -> pids.put(part.name(), process.pid())));
        return pids;
    }

    /** One line per part: name, ports, readiness and pid. */
    public List<String> status() {
        return all().stream()
                .map(part -> "%-14s %-32s %s"
                        .formatted(
                                part.name(),
                                part.ports().stream()
                                        .map(port -> port + ":" + ports.of(port))
                                        .toList(),
                                part.child()
                                        .handle()
                                        .map(process -> (part.ready() ? "ready" : "running, not ready") + ", pid "
                                                + process.pid())
                                        .orElse("down")))
                .toList();
    }

    /** Stops all parts and deletes their data and logs. */
    public void reset(ProgressLog progress) {
        down(line -> {});
        new StackFolder(home).delete();
        progress.say("all data is deleted");
    }

    /** Stops all parts and deletes their data. The logs stay, so that a failure can be understood. */
    public void resetExceptLogs(ProgressLog progress) {
        down(line -> {});
        var folder = new StackFolder(home);
        folder.deleteExceptLogs();
        progress.say("all data is deleted; the logs stay in " + folder.logs());
    }

    private Part part(String name) {
        return all().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StackFailure("unknown part %s; expected one of %s"
                        .formatted(name, all().stream().map(Part::name).toList())));
    }

    private List<Part> all() {
        var all = new ArrayList<>(infrastructure);
        all.addAll(services);
        return all;
    }
}
