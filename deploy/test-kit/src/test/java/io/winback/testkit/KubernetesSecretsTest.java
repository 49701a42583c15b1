package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The script that makes the secrets of a new installation on Kubernetes. */
class KubernetesSecretsTest {

    private static final Path SCRIPT = Path.of("../kubernetes/new-secrets");

    @TempDir
    Path folder;

    @Test
    void theSettingsHaveTheHashesOfTheNewKeys() throws Exception {
        var line = run(0);

        var secrets = secrets();
        assertThat(line.split("[=,\\n]"))
                .containsExactly(
                        "WINBACK_ACCESS_CONFIGURED_KEYS",
                        "admin:ADMIN:" + hash(adminKey()),
                        "customer-service:SERVICE:"
                                + hash(secrets.get("customer-service").get("WINBACK_ACCESS_SERVICE_KEY")),
                        "campaign-service:SERVICE:"
                                + hash(secrets.get("campaign-service").get("WINBACK_ACCESS_SERVICE_KEY")));
        assertThat(adminKey()).matches("wbk_[A-Za-z0-9_-]{43}");
    }

    @Test
    void onlyThePasswordsAndCredentialsOfOthersRemain() throws Exception {
        run(0);

        var remaining = secrets().values().stream()
                .flatMap(secret -> secret.entrySet().stream())
                .filter(value -> value.getValue().equals("replace-me"))
                .map(Map.Entry::getKey);
        assertThat(remaining).isNotEmpty().allMatch(name -> name.endsWith("_PASSWORD") || name.endsWith("_CHAT_TOKEN"));
    }

    @Test
    void theSecretHasTheKeysOfTheKeysetFile() throws Exception {
        run(0);

        var keyset = Files.readString(folder.resolve("new/keyset.json"));
        assertThat(secrets().get("keyset").get("keyset.json")).isEqualTo(keyset);
        var keys = new ObjectMapper().readTree(keyset);
        assertThat(keys.at("/values/key/0/keyData/typeUrl").asText()).endsWith("AesGcmKey");
        assertThat(keys.at("/indexes/key/0/keyData/typeUrl").asText()).endsWith("HmacPrfKey");
    }

    @Test
    void onlyTheOwnerCanReadTheFiles() throws Exception {
        run(0);

        for (var file : List.of("secrets.yaml", "key", "keyset.json")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("new/" + file))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void existingSecretsStay() throws Exception {
        run(0);
        var before = secrets();

        assertThat(run(1)).contains("secrets.yaml exists");
        assertThat(secrets()).isEqualTo(before);
    }

    private String run(int exitCode) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        "bash", SCRIPT.toString(), folder.resolve("new").toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(exitCode);
        return output;
    }

    private String adminKey() throws IOException {
        return Files.readString(folder.resolve("new/key"))
                .replace("X-Api-Key: ", "")
                .strip();
    }

    /** The values of each secret, by its name. */
    private Map<String, Map<String, String>> secrets() throws IOException {
        var mapper = new YAMLMapper();
        var secrets = new HashMap<String, Map<String, String>>();
        try (var documents = mapper.readerFor(JsonNode.class)
                .<JsonNode>readValues(folder.resolve("new/secrets.yaml").toFile())) {
            while (documents.hasNext()) {
                var secret = documents.next();
                var values = new HashMap<String, String>();
                secret.path("stringData")
                        .properties()
                        .forEach(value ->
                                values.put(value.getKey(), value.getValue().asText()));
                secrets.put(secret.at("/metadata/name").asText(), values);
            }
        }
        return secrets;
    }

    private static String hash(String key) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
    }
}
