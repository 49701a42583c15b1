package io.winback.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccessKeysTest {

    private static final String CONFIGURED = "WINBACK_ACCESS_CONFIGURED_KEYS";
    private static final String OWN = "WINBACK_ACCESS_SERVICE_KEY";

    @TempDir
    Path home;

    private AccessKeys keys;

    @BeforeEach
    void anInstallation() {
        var secrets = new LocalSecrets(home);
        secrets.prepare();
        keys = secrets.accessKeys();
    }

    @Test
    void theCredentialsHaveAKeyForEachRoleAndNoneOfAService() throws Exception {
        var keysOfRoles = new HashMap<>(credentials());
        assertThat(keysOfRoles.remove("WINBACK_USER")).isEqualTo("owner");
        assertThat(keysOfRoles.remove("WINBACK_PASSWORD"))
                .matches("[A-Za-z0-9_-]{24}")
                .isEqualTo(keys.ownerPassword());
        assertThat(keysOfRoles.remove(CONFIGURED))
                .isEqualTo(keys.environment("offer").get(CONFIGURED));
        assertThat(keysOfRoles.keySet())
                .containsExactlyInAnyOrder(
                        "WINBACK_KEY_VIEWER",
                        "WINBACK_KEY_MARKETER",
                        "WINBACK_KEY_APPROVER",
                        "WINBACK_KEY_SUPPORT",
                        "WINBACK_KEY_INTEGRATOR",
                        "WINBACK_KEY_OPERATOR",
                        "WINBACK_KEY_ADMIN");
        assertThat(keysOfRoles.values()).doesNotHaveDuplicates().allSatisfy(key -> assertThat(key)
                .matches("wbk_[A-Za-z0-9_-]{43}"));
    }

    @Test
    void theHeaderOfAdminIsAFileForCurl() throws Exception {
        assertThat(home.resolve("key"))
                .content()
                .isEqualTo("X-Api-Key: %s\n".formatted(credentials().get("WINBACK_KEY_ADMIN")));
    }

    @Test
    void onlyTheOwnerCanReadTheFiles() throws Exception {
        for (var file : List.of("credentials.env", "key", "secrets.properties")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void everyServiceGetsTheHashesOfAllKeysAndNoKey() throws Exception {
        var configured = keys.environment("offer").get(CONFIGURED);

        assertThat(configured.split(",")).hasSize(9);
        for (var role : AccessKeys.ROLES) {
            assertThat(configured.split(","))
                    .contains("local-%s:%s:%s"
                            .formatted(
                                    role.toLowerCase(), role, hash(credentials().get("WINBACK_KEY_" + role))));
        }
        assertThat(configured).doesNotContain("wbk_");
        for (var service : Stack.SERVICES) {
            assertThat(keys.environment(service)).containsEntry(CONFIGURED, configured);
        }
    }

    @Test
    void theServicesThatCallOthersGetAKeyOfTheirOwn() throws Exception {
        var configured = keys.environment("offer").get(CONFIGURED);
        var customer = keys.environment("customer").get(OWN);
        var campaign = keys.environment("campaign").get(OWN);

        assertThat(customer).isNotEqualTo(campaign);
        assertThat(configured)
                .contains("customer-service:SERVICE:" + hash(customer))
                .contains("campaign-service:SERVICE:" + hash(campaign));
        assertThat(keys.environment("offer")).doesNotContainKey(OWN);
        assertThat(keys.environment("notification")).doesNotContainKey(OWN);
    }

    @Test
    void withoutKeysTheLauncherSaysHowToCreateThem() {
        assertThatThrownBy(() -> new AccessKeys(Map.of()).admin())
                .isInstanceOf(StackFailure.class)
                .hasMessage("there are no API keys yet; winback up creates them");
    }

    private Map<String, String> credentials() throws Exception {
        return Files.readAllLines(home.resolve("credentials.env")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static String hash(String key) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8)));
    }
}
