package io.winback.local.stack;

import io.winback.local.broker.KafkaBroker;
import io.winback.local.database.PostgresServer;
import io.winback.local.process.Child;
import io.winback.local.process.FreePort;
import io.winback.local.process.JavaCommand;
import io.winback.local.process.Waiting;
import io.winback.local.standin.StandIns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** The whole system: what it needs first, then the four services; ended the other way round. */
public final class Stack {

    public static final List<String> SERVICES = List.of("customer", "campaign", "offer", "notification");

    private static final int SERVICE_HEAP_MIB = 192;
    private static final int STAND_INS_HEAP_MIB = 320;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** The first compiler alone: on two cores the second takes more from a short run than it gives. */
    private static final List<String> LEAN = List.of("-Xmn96m", "-Xss512k", "-XX:TieredStopAtLevel=1");

    private final Path checkout;
    private final Path home;
    private final Ports ports;
    private final List<Part> foundations;
    private final List<Part> services;

    /**
     * @param checkout the root of the built tree
     * @param home where its state lives
     */
    public Stack(Path checkout, Path home, Ports ports) {
        this.checkout = checkout;
        this.home = home;
        this.ports = ports;
        this.foundations = List.of(
                new PostgresPart(new PostgresServer(home, ports.of("postgres")), SERVICES),
                new KafkaPart(new KafkaBroker(home, ports.of("kafka"), ports.of("controller")), Topics.all()),
                standIns());
        this.services = new ArrayList<>(SERVICES.stream().map(this::service).toList());
    }

    public Ports ports() {
        return ports;
    }

    /** Starts what does not run, and returns when all of it is ready. */
    public void up(Progress progress) {
        checkPorts();
        ports.save(home);
        startAll(foundations, progress);
        startAll(services, progress);
    }

    /** Ends all of it; what it stored stays. */
    public void down(Progress progress) {
        inParallel(services, Part::stop);
        inParallel(foundations, Part::stop);
        progress.say("everything is down; what was stored is kept in " + home);
    }

    /** SIGKILL for one part. */
    public void kill(String name) {
        part(name).kill();
    }

    /** Starts one part, and returns when it is ready. */
    public void start(String name, Progress progress) {
        startAll(List.of(part(name)), progress);
    }

    /** Starts a second one of a service beside the first, on a port of its own, and returns its name when it is ready. */
    public String startReplica(String service, Progress progress) {
        int port = FreePort.any();
        var environment = environment(service);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        var replica = service(service, service + "-" + port, List.of(), environment, "http://localhost:" + port);
        services.add(replica);
        startAll(List.of(replica), progress);
        return replica.name();
    }

    public Path log(String name) {
        return part(name).child().log();
    }

    /** Whether any part runs. */
    public boolean running() {
        return parts().stream().anyMatch(part -> part.child().running());
    }

    /** Whether every part runs and is ready. */
    public boolean ready() {
        return parts().stream().allMatch(Part::ready);
    }

    /** The pid of each part that runs. */
    public Map<String, Long> pids() {
        var pids = new HashMap<String, Long>();
        parts().forEach(part -> part.child().handle().ifPresent(process -> pids.put(part.name(), process.pid())));
        return pids;
    }

    /** A line for each part: its name, its ports, its pid, whether it is ready. */
    public List<String> status() {
        return parts().stream()
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

    /** Forgets everything that was stored. */
    public void reset(Progress progress) {
        down(line -> {});
        if (Files.exists(home)) {
            try (var files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        progress.say("nothing is left of what was stored");
    }

    private void startAll(List<Part> parts, Progress progress) {
        inParallel(parts, part -> {
            var began = System.nanoTime();
            part.start();
            boolean up = Waiting.until(() -> part.ready() || !part.child().running(), PATIENCE) && part.ready();
            if (!up) {
                throw new StackFailure("%s did not get ready; its log says why: %s"
                        .formatted(part.name(), part.child().log()));
            }
            progress.say("%-14s is ready after %.1f s"
                    .formatted(
                            part.name(),
                            Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0));
        });
    }

    private void checkPorts() {
        for (var part : parts()) {
            if (!part.child().running()) {
                for (var port : part.ports()) {
                    if (!FreePort.isFree(ports.of(port))) {
                        throw new StackFailure(
                                "port %d, which %s needs, is taken; end what listens there, or choose another: --port %s=NUMBER"
                                        .formatted(ports.of(port), port, port));
                    }
                }
            }
        }
    }

    private static void inParallel(List<Part> parts, Consumer<Part> action) {
        var running = parts.stream()
                .map(part -> CompletableFuture.runAsync(() -> action.accept(part), work -> new Thread(work).start()))
                .toList();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private Part part(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StackFailure("there is no %s; there are %s"
                        .formatted(name, parts().stream().map(Part::name).toList())));
    }

    private List<Part> parts() {
        var parts = new ArrayList<>(foundations);
        parts.addAll(services);
        return parts;
    }

    private Part standIns() {
        return new JavaPart(
                "stand-ins",
                List.of("stand-ins", "smtp", "smpp"),
                new Child("stand-ins", home),
                JavaCommand.main(
                        STAND_INS_HEAP_MIB,
                        List.of(
                                "-Xss512k",
                                "-XX:TieredStopAtLevel=1",
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                                // Unless told, it looks through the whole class path for this, for each message
                                "-Djakarta.mail.util.StreamProvider=org.eclipse.angus.mail.util.MailStreamProvider"),
                        StandIns.class.getName(),
                        Integer.toString(ports.of("stand-ins")),
                        Integer.toString(ports.of("smtp")),
                        Integer.toString(ports.of("smpp"))),
                Map.of(),
                ports.url("stand-ins") + "/received?limit=0");
    }

    private Part service(String name) {
        return service(name, name, List.of(name), environment(name), ports.url(name));
    }

    private Part service(
            String service, String name, List<String> portNames, Map<String, String> environment, String url) {
        var jar = checkout.resolve(service + "-service/target/quarkus-app/quarkus-run.jar");
        return new JavaPart(
                name,
                portNames,
                new Child(name, home),
                JavaCommand.jar(SERVICE_HEAP_MIB, LEAN, jar),
                environment,
                url + "/q/health/ready");
    }

    private Map<String, String> environment(String name) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(name)));
        environment.put(
                "WINBACK_DATABASE_URL", "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.of("postgres"), name));
        environment.put("WINBACK_KAFKA", "127.0.0.1:" + ports.of("kafka"));
        environment.put("WINBACK_SMTP_HOST", "127.0.0.1");
        environment.put("WINBACK_SMTP_PORT", Integer.toString(ports.of("smtp")));
        environment.put("WINBACK_NOTIFICATION_SMS_HOST", "127.0.0.1");
        environment.put("WINBACK_NOTIFICATION_SMS_PORT", Integer.toString(ports.of("smpp")));
        environment.put("WINBACK_CHAT_URL", ports.url("stand-ins"));
        environment.put("WINBACK_NOTIFICATION_PUBLIC_URL", "http://localhost:" + ports.of("notification"));
        environment.put("WINBACK_CAMPAIGN_CUSTOMER_SERVICE", ports.url("customer"));
        environment.put("WINBACK_CAMPAIGN_OFFER_SERVICE", ports.url("offer"));
        environment.put("WINBACK_CAMPAIGN_NOTIFICATION_SERVICE", ports.url("notification"));
        return environment;
    }
}
