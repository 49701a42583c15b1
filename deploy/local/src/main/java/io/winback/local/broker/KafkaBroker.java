package io.winback.local.broker;

import io.winback.local.process.ChildProcess;
import io.winback.local.process.FreePort;
import io.winback.local.process.JavaCommand;
import io.winback.local.process.Polling;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/** One Kafka node in KRaft mode, with its data in a folder. It creates no topics automatically. */
public final class KafkaBroker {

    private static final int NODE = 1;
    /** Constant, so that a formatted folder can be used again. */
    private static final String CLUSTER = "d2luYmFjay1sb2NhbC0wMQ";

    private static final int HEAP_MIB = 320;
    /** On a busy machine it answered after 49 s. */
    private static final Duration TIME_LIMIT = Duration.ofMinutes(3);

    private final Path home;
    private final int port;
    private final int controllerPort;
    private final BrokerSecurity security;
    private final ChildProcess child;

    public KafkaBroker(Path home, int port, int controllerPort) {
        this(home, port, controllerPort, null);
    }

    /** @param security for clients over TLS with a user only; null for all clients of this machine */
    public KafkaBroker(Path home, int port, int controllerPort, BrokerSecurity security) {
        this.security = security;
        this.home = home;
        this.port = port;
        this.controllerPort = controllerPort;
        this.child = new ChildProcess("kafka", home);
    }

    /** Starts it on its existing data, if any. Returns when it answers. */
    public void start() {
        if (child.running()) {
            return;
        }
        try {
            var data = Files.createDirectories(home.resolve("kafka"));
            format(data);
            var settings = home.resolve("kafka.properties");
            try (var out = Files.newBufferedWriter(settings)) {
                settings(data).store(out, null);
            }
            child.start(
                    JavaCommand.main(
                            HEAP_MIB,
                            List.of("-XX:TieredStopAtLevel=1", "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn"),
                            "kafka.Kafka",
                            settings.toString()),
                    Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("Kafka cannot be started", e);
        }
        if (!Polling.until(() -> !child.running() || answers(), TIME_LIMIT)) {
            throw new IllegalStateException(
                    "Kafka did not start within %d s; see %s".formatted(TIME_LIMIT.toSeconds(), child.log()));
        }
        if (!child.running()) {
            throw new IllegalStateException("Kafka ended while it started; see " + child.log());
        }
    }

    public ChildProcess child() {
        return child;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public void stop() {
        child.stop();
    }

    /** Creates missing topics, sets the configuration of all, and returns when each partition has a leader. */
    public void createTopics(Collection<NewTopic> topics) {
        try (var admin = admin()) {
            var present = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            admin.createTopics(topics.stream()
                            .filter(topic -> !present.contains(topic.name()))
                            .toList())
                    .all()
                    .get(30, TimeUnit.SECONDS);
            admin.incrementalAlterConfigs(settings(topics)).all().get(30, TimeUnit.SECONDS);
            var names = topics.stream().map(NewTopic::name).collect(Collectors.toSet());
            Polling.until(() -> haveLeaders(admin, names), Duration.ofSeconds(30));
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the topics cannot be created", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<ConfigResource, Collection<AlterConfigOp>> settings(Collection<NewTopic> topics) {
        return topics.stream()
                .collect(Collectors.toMap(
                        topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()),
                        topic -> topic.configs().entrySet().stream()
                                .map(setting -> new AlterConfigOp(
                                        new ConfigEntry(setting.getKey(), setting.getValue()),
                                        AlterConfigOp.OpType.SET))
                                .toList()));
    }

    public Admin admin() {
        var settings = new HashMap<String, Object>(Map.of(
                "bootstrap.servers", bootstrapServers(),
                "request.timeout.ms", "5000",
                "default.api.timeout.ms", "10000",
                "reconnect.backoff.ms", "50"));
        if (security != null) {
            settings.putAll(security.ofClients());
        }
        return Admin.create(settings);
    }

    private static boolean haveLeaders(Admin admin, Collection<String> topics) {
        try {
            return admin.describeTopics(topics).allTopicNames().get(10, TimeUnit.SECONDS).values().stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.leader() != null);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean answers() {
        if (!FreePort.answers(port)) {
            return false;
        }
        try (var admin = admin()) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void format(Path data) {
        try {
            new Formatter()
                    .setNodeId(NODE)
                    .setClusterId(CLUSTER)
                    .setDirectories(List.of(data.toString()))
                    .setMetadataLogDirectory(data.toString())
                    .setControllerListenerName("CONTROLLER")
                    .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                    .setIgnoreFormatted(true)
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
                    .run();
        } catch (Exception e) {
            throw new IllegalStateException("the Kafka folder %s cannot be formatted".formatted(data), e);
        }
    }

    private Properties settings(Path data) {
        var settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                "controller.quorum.voters",
                "%d@127.0.0.1:%d".formatted(NODE, controllerPort),
                "controller.listener.names",
                "CONTROLLER",
                "listeners",
                "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort),
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                data.toString(),
                "auto.create.topics.enable",
                "false"));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "8",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "group.initial.rebalance.delay.ms", "0",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "log.cleaner.dedupe.buffer.size", "16777216",
                "controlled.shutdown.enable", "false"));
        if (security != null) {
            settings.putAll(security.ofBroker(port, controllerPort));
        }
        return settings;
    }
}
