package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pods of all services meet the "restricted" Pod Security Standard of Kubernetes, and write only to /tmp. Their limits fit
 * what the services may use.
 */
class KubernetesPodsTest {

    private static final Path BASE = Path.of("../kubernetes/base");
    private static final Path DOCKERFILE = Path.of("../Dockerfile");
    private static final Path SETTINGS =
            Path.of("../../chassis/src/main/resources/META-INF/microprofile-config.properties");

    /** {@code winback.notification.stop-within}, and the time to store the answers. */
    private static final int MESSAGES_SECONDS = 25;

    private static final Pattern SIZE = Pattern.compile("(\\d+)([kKmMgG]?)i?");

    /** More than a service has under load on two processors. */
    private static final int THREADS = 150;

    /** Of Java itself: collector, compilers, symbols. */
    private static final long JAVA = mib(64);

    /** An import writes at most five times the size of its file beside it: see ImportDiskTest. */
    private static final int FILES_OF_AN_IMPORT = 6;

    /** The limit of the kubelet for one container: five files of 10 MiB. */
    private static final long LOGS = mib(50);

    private JsonNode pod;
    private JsonNode container;

    @BeforeEach
    void readThePod() throws IOException {
        pod = podOf("every-service.yaml");
        container = pod.path("containers").path(0);
    }

    @Test
    void aPodHasNoPrivileges() {
        var security = container.path("securityContext");

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
        assertThat(security.at("/capabilities/drop"))
                .extracting(JsonNode::asText)
                .containsExactly("ALL");
    }

    /** A number, because Kubernetes cannot check the name of a user. */
    @Test
    void theImageDoesNotRunAsRoot() throws IOException {
        var user = Pattern.compile("(?m)^USER (.+)$")
                .matcher(Files.readString(DOCKERFILE))
                .results()
                .reduce((earlier, last) -> last);

        assertThat(user).hasValueSatisfying(last -> assertThat(Integer.parseInt(last.group(1)))
                .isPositive());
    }

    @Test
    void onlyTheTemporaryFolderIsWritable() {
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.path("volumeMounts"))
                .extracting(mount -> mount.path("mountPath").asText())
                .containsExactly("/tmp");
        assertThat(pod.at("/volumes/0/emptyDir/sizeLimit").asText()).isNotEmpty();
    }

    /** The pause before the signal, refusing new requests, ending accepted ones, and the 25 s of the workers of messages. */
    @Test
    void aPodHasTimeToEndItsRequestsAndMessages() throws IOException {
        var settings = new Properties();
        try (var file = Files.newBufferedReader(SETTINGS)) {
            settings.load(file);
        }
        int pause = container.at("/lifecycle/preStop/exec/command/1").asInt();
        int refusing = seconds(settings.getProperty("%prod.quarkus.shutdown.delay"));
        int ending = seconds(settings.getProperty("quarkus.shutdown.timeout"));

        assertThat(List.of(pause, refusing, ending)).allMatch(seconds -> seconds > 0);
        assertThat(pod.path("terminationGracePeriodSeconds").asInt())
                .isGreaterThan(pause + refusing + ending + MESSAGES_SECONDS);
    }

    private static int seconds(String duration) {
        return Integer.parseInt(duration.replace("S", ""));
    }

    @Test
    void theMemoryLimitHoldsEveryPartOfJava() throws IOException {
        long limit = size(container.at("/resources/limits/memory").asText());
        long heap = (long) (limit * Double.parseDouble(option("-XX:MaxRAMPercentage=([\\d.]+)")) / 100);

        long most = heap
                + size(option("-XX:MaxMetaspaceSize=(\\w+)"))
                + size(option("-XX:ReservedCodeCacheSize=(\\w+)"))
                + size(option("-XX:MaxDirectMemorySize=(\\w+)"))
                + THREADS * size(option("-Xss(\\w+)"))
                + JAVA;

        assertThat(most).isLessThanOrEqualTo(limit);
        assertThat(heap).as("as much as the launcher gives a service").isGreaterThanOrEqualTo(mib(192));
    }

    /** Without a limit the threads and buffers of Java grow with the processors of the node. */
    @Test
    void javaHasALimitedNumberOfProcessors() {
        assertThat(container.at("/resources/limits/cpu").asInt()).isPositive();
    }

    @Test
    void theTemporaryFolderHoldsTheLargestFileAndItsImport() throws IOException {
        var uploads = podOf("uploads.yaml");
        var service = uploads.path("containers").path(0);
        long largestFile = size(service.at("/env/0/value").asText());
        long folder = size(uploads.at("/volumes/0/emptyDir/sizeLimit").asText());

        assertThat(service.at("/env/0/name").asText()).isEqualTo("QUARKUS_HTTP_LIMITS_MAX_BODY_SIZE");
        assertThat(folder).isGreaterThanOrEqualTo((FILES_OF_AN_IMPORT + 1) * largestFile);
        assertThat(size(service.at("/resources/limits/ephemeral-storage").asText()))
                .isGreaterThanOrEqualTo(folder + LOGS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaign", "offer", "notification"})
    void theTemporaryFolderOfTheOtherServicesHoldsTheirLargestBody(String service) throws IOException {
        var settings = new Properties();
        try (var in = Files.newBufferedReader(
                Path.of("../../%s-service/src/main/resources/application.properties".formatted(service)))) {
            settings.load(in);
        }
        long folder = size(pod.at("/volumes/0/emptyDir/sizeLimit").asText());

        assertThat(folder).isGreaterThan(size(settings.getProperty("quarkus.http.limits.max-body-size")));
        assertThat(size(container.at("/resources/limits/ephemeral-storage").asText()))
                .isGreaterThanOrEqualTo(folder + LOGS);
    }

    @Test
    void aPodAsksForNoMoreThanItsLimit() {
        for (var resource : List.of("memory", "ephemeral-storage")) {
            assertThat(size(container.at("/resources/requests/" + resource).asText()))
                    .as(resource)
                    .isPositive()
                    .isLessThanOrEqualTo(
                            size(container.at("/resources/limits/" + resource).asText()));
        }
    }

    private static JsonNode podOf(String file) throws IOException {
        return new YAMLMapper().readTree(BASE.resolve(file).toFile()).at("/spec/template/spec");
    }

    /** The value of an option of Java in the image. */
    private static String option(String pattern) throws IOException {
        var option = Pattern.compile(" " + pattern + " ").matcher(Files.readString(DOCKERFILE));
        assertThat(option.find()).as("%s in %s", pattern, DOCKERFILE).isTrue();
        return option.group(1);
    }

    /** Bytes of a size such as 768Mi, 2G or 512k. Java and Quarkus use powers of 1024, too. */
    private static long size(String text) {
        var size = SIZE.matcher(text);
        assertThat(size.matches()).as("size: %s", text).isTrue();
        int power =
                " kmg".indexOf((size.group(2) + " ").toLowerCase(Locale.ROOT).charAt(0));
        return Long.parseLong(size.group(1)) << 10 * power;
    }

    private static long mib(long count) {
        return count << 20;
    }
}
