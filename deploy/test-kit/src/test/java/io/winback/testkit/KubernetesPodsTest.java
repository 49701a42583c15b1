package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The pods of all services meet the "restricted" Pod Security Standard of Kubernetes, and write only to /tmp. */
class KubernetesPodsTest {

    private static final Path EVERY_SERVICE = Path.of("../kubernetes/base/every-service.yaml");

    private JsonNode pod;
    private JsonNode container;

    @BeforeEach
    void readThePod() throws IOException {
        pod = new YAMLMapper().readTree(EVERY_SERVICE.toFile()).at("/spec/template/spec");
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

    @Test
    void onlyTheTemporaryFolderIsWritable() {
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.path("volumeMounts"))
                .extracting(mount -> mount.path("mountPath").asText())
                .containsExactly("/tmp");
        assertThat(pod.at("/volumes/0/emptyDir/sizeLimit").asText()).isNotEmpty();
    }
}
