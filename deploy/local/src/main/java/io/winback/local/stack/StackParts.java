package io.winback.local.stack;

import io.winback.local.broker.KafkaBroker;
import io.winback.local.database.PostgresServer;
import io.winback.local.process.ChildProcess;
import io.winback.local.process.JavaCommand;
import io.winback.local.standin.StandIns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of the system: program, memory, ports and configuration of each. */
final class StackParts {

    private static final int SERVICE_HEAP_MIB = 192;
    private static final int STAND_INS_HEAP_MIB = 320;
    /** Only the first JIT compiler: on two cores the second costs a short run more than it gains. */
    private static final List<String> LEAN = List.of("-Xmn96m", "-Xss512k", "-XX:TieredStopAtLevel=1");

    private final Path checkout;
    private final Path home;
    private final Ports ports;
    private final LocalSecrets secrets;
    private final LocalKeyset keyset;

    StackParts(Path checkout, Path home, Ports ports) {
        this.checkout = checkout;
        this.home = home;
        this.ports = ports;
        this.secrets = new LocalSecrets(home);
        this.keyset = new LocalKeyset(home, checkout);
    }

    /** Creates the secrets, the files of the API keys and the folder for temporary files. It must run before any part starts. */
    void prepare() {
        secrets.prepare();
        try {
            Files.createDirectories(temporary());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The API keys. There are none before {@link #prepare}. */
    AccessKeys accessKeys() {
        return secrets.accessKeys();
    }

    /**
     * PostgreSQL, Kafka and the stand-ins: what the services depend on.
     *
     * @param services each has a database of its name
     */
    List<Part> infrastructure(List<String> services) {
        return List.of(
                new PostgresPart(new PostgresServer(home, ports.of("postgres")), services),
                new KafkaPart(new KafkaBroker(home, ports.of("kafka"), ports.of("controller")), Topics.all()),
                standIns());
    }

    private Part standIns() {
        return new JavaProcessPart(
                "stand-ins",
                List.of("stand-ins", "smtp", "smpp"),
                new ChildProcess("stand-ins", home),
                JavaCommand.main(
                        STAND_INS_HEAP_MIB,
                        List.of(
                                "-Xss512k",
                                "-XX:TieredStopAtLevel=1",
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                                // Otherwise it searches the whole class path for this, for each message
                                "-Djakarta.mail.util.StreamProvider=org.eclipse.angus.mail.util.MailStreamProvider"),
                        StandIns.class.getName(),
                        Integer.toString(ports.of("stand-ins")),
                        Integer.toString(ports.of("smtp")),
                        Integer.toString(ports.of("smpp"))),
                Map::of,
                ports.url("stand-ins") + "/received?limit=0");
    }

    /** A service by its name. */
    Part service(String name) {
        return service(name, name, List.of(name), environment(name), ports.url(name), checkout);
    }

    /** A second replica of a service, on a port of its own, from the build of a checkout. */
    Part replica(String service, int port, Path checkout) {
        var environment = environment(service);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return service(service, service + "-" + port, List.of(), environment, "http://localhost:" + port, checkout);
    }

    private Part service(
            String service,
            String name,
            List<String> portNames,
            Map<String, String> environment,
            String url,
            Path checkout) {
        var folder = checkout.resolve(service + "-service/target/quarkus-app");
        return new JavaProcessPart(
                name,
                portNames,
                new ChildProcess(name, home),
                JavaCommand.application(SERVICE_HEAP_MIB, options(), folder, "io.winback." + service + ".Main"),
                () -> withSecrets(service, environment),
                url + "/q/health/ready");
    }

    /** Uploads are stored in the folder of the stack, so that a reset deletes them. */
    private List<String> options() {
        var options = new ArrayList<>(LEAN);
        options.add("-Djava.io.tmpdir=" + temporary());
        return options;
    }

    private Path temporary() {
        return home.resolve("temporary");
    }

    private Map<String, String> withSecrets(String service, Map<String, String> environment) {
        var all = new HashMap<>(secrets.of(service));
        all.putAll(accessKeys().environment(service));
        if (keyset.isFor(service)) {
            all.put(LocalKeyset.VARIABLE, keyset.prepare().toString());
        }
        all.putAll(environment);
        return all;
    }

    private Map<String, String> environment(String name) {
        var environment = new HashMap<String, String>();
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(ports.of(name)));
        environment.put(
                "WINBACK_DATABASE_URL", "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.of("postgres"), name));
        environment.put("WINBACK_KAFKA", "127.0.0.1:" + ports.of("kafka"));
        StandIns.settings(ports.of("stand-ins"), ports.of("smtp"), ports.of("smpp"))
                .forEach((setting, value) -> environment.put(EnvironmentVariable.of(setting), value));
        environment.put("WINBACK_NOTIFICATION_PUBLIC_URL", "http://localhost:" + ports.of("notification"));
        environment.put("WINBACK_CUSTOMER_SURVEYS_PUBLIC_URL", ports.url("customer"));
        environment.put("WINBACK_CUSTOMER_PRIVACY_CAMPAIGN_SERVICE", ports.url("campaign"));
        environment.put("WINBACK_CUSTOMER_PRIVACY_OFFER_SERVICE", ports.url("offer"));
        environment.put("WINBACK_CUSTOMER_PRIVACY_NOTIFICATION_SERVICE", ports.url("notification"));
        environment.put("WINBACK_CAMPAIGN_CUSTOMER_SERVICE", ports.url("customer"));
        environment.put("WINBACK_CAMPAIGN_OFFER_SERVICE", ports.url("offer"));
        environment.put("WINBACK_CAMPAIGN_NOTIFICATION_SERVICE", ports.url("notification"));
        return environment;
    }
}
