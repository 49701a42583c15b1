package io.winback.system;

import io.winback.local.StackOptions;
import io.winback.local.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The packaged services start with the secrets of the launcher, and not without their secrets. */
class SecretsTest {

    private static final int HEAP_MIB = 192;

    @TempDir
    Path folder;

    @Test
    void aServiceWithoutItsSecretsNamesAllOfThemAndExits() throws Exception {
        assertThat(outputOf("notification", Map.of()))
                .contains(
                        "winback.notification.link-secret (WINBACK_NOTIFICATION_LINK_SECRET) is missing",
                        "winback.notification.privacy-secret (WINBACK_NOTIFICATION_PRIVACY_SECRET) is missing",
                        "winback.notification.sms.password (WINBACK_NOTIFICATION_SMS_PASSWORD) is missing",
                        "winback.notification.chat.token (WINBACK_NOTIFICATION_CHAT_TOKEN) is missing",
                        "winback.sealing.keyset-file (WINBACK_SEALING_KEYSET_FILE) is missing; make a file with: java"
                                + " -cp");
        assertThat(outputOf("customer", Map.of()))
                .contains(
                        "winback.customer.surveys.link-secret (WINBACK_CUSTOMER_SURVEYS_LINK_SECRET) is missing",
                        "winback.access.service-key (WINBACK_ACCESS_SERVICE_KEY) is missing; make one with: echo"
                                + " \"wbk_$(",
                        "winback.sealing.keyset-file (WINBACK_SEALING_KEYSET_FILE) is missing; make a file with: java"
                                + " -cp");
        assertThat(outputOf("campaign", Map.of()))
                .contains(
                        "winback.campaign.draw-salt (WINBACK_CAMPAIGN_DRAW_SALT) is missing",
                        "winback.access.service-key (WINBACK_ACCESS_SERVICE_KEY) is missing");
    }

    @Test
    void placeholdersAndShortKeysAreRejectedByName() throws Exception {
        var output = outputOf(
                "notification",
                Map.of(
                        "WINBACK_NOTIFICATION_LINK_SECRET",
                        "change-me-in-production",
                        "WINBACK_NOTIFICATION_PRIVACY_SECRET",
                        "tiny",
                        "WINBACK_NOTIFICATION_SMS_PASSWORD",
                        " ",
                        "WINBACK_NOTIFICATION_CHAT_TOKEN",
                        "a-token-of-the-provider",
                        "QUARKUS_DATASOURCE_PASSWORD",
                        "replace-me"));

        assertThat(output)
                .contains(
                        "winback.notification.link-secret (WINBACK_NOTIFICATION_LINK_SECRET) is a placeholder",
                        "winback.notification.privacy-secret (WINBACK_NOTIFICATION_PRIVACY_SECRET) is shorter than 16"
                                + " characters",
                        "winback.notification.sms.password (WINBACK_NOTIFICATION_SMS_PASSWORD) is missing",
                        "quarkus.datasource.password (QUARKUS_DATASOURCE_PASSWORD) is a placeholder")
                .doesNotContain("winback.notification.chat.token", "tiny", "a-token-of-the-provider");
        assertThat(outputOf("offer", Map.of("QUARKUS_DATASOURCE_PASSWORD", "replace-me")))
                .contains("quarkus.datasource.password (QUARKUS_DATASOURCE_PASSWORD) is a placeholder");
    }

    @Test
    void aServiceKeyOfAnotherFormIsRejectedWithTheCommandThatMakesOne() throws Exception {
        for (var service : List.of("customer", "campaign")) {
            var output = outputOf(
                    service, Map.of("WINBACK_ACCESS_SERVICE_KEY", "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA="));

            assertThat(output)
                    .contains("winback.access.service-key (WINBACK_ACCESS_SERVICE_KEY) is not wbk_ and 43 characters of"
                            + " A-Z a-z 0-9 _ -; make a key with: echo \"wbk_$(openssl rand -base64 32")
                    .doesNotContain("q83vEjRWeJC");
        }
    }

    @Test
    void aKeysetFileThatCannotBeUsedIsNamedWithoutItsContent() throws Exception {
        var file = Files.writeString(folder.resolve("keyset.json"), "{\"values\": \"my-keys\"}");

        assertThat(outputOf("customer", Map.of("WINBACK_SEALING_KEYSET_FILE", file.toString())))
                .contains("(WINBACK_SEALING_KEYSET_FILE) is no usable file: " + file + " is no keyset file")
                .doesNotContain("my-keys");
        assertThat(outputOf("customer", Map.of("WINBACK_SEALING_KEYSET_FILE", "classpath:developers-only-keyset.json")))
                .contains("(WINBACK_SEALING_KEYSET_FILE) has the keys for development");
    }

    @Test
    void everyValueOfTheExampleSecretIsRejected() throws Exception {
        var example = Files.readAllLines(StackOptions.checkout().resolve("deploy/kubernetes/secret.example.yaml"));
        var values = new HashMap<String, String>();
        example.stream()
                .map(String::strip)
                .filter(line -> line.matches("[A-Z_]+: .*"))
                .map(line -> line.split(": ", 2))
                .filter(line -> !line[0].endsWith("_USERNAME"))
                .forEach(line -> values.put(line[0], line[1]));

        var output = outputOf("notification", values) + outputOf("customer", values) + outputOf("campaign", values);

        assertThat(values).hasSizeGreaterThan(5);
        assertThat(output).contains(values.keySet());
    }

    @Test
    void theLauncherCreatesSecretsThatOnlyTheirOwnerCanRead() throws Exception {
        var home = RunningStack.get().home();

        var file = home.resolve("secrets.properties");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        var secrets = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            secrets.load(in);
        }
        assertThat(secrets).hasSize(16);
        assertThat(secrets.values()).doesNotHaveDuplicates();
        try (var logs = Files.list(home.resolve("logs"))) {
            for (var log : logs.toList()) {
                var text = Files.readString(log);
                for (var secret : secrets.values()) {
                    assertThat(text.contains(secret.toString()))
                            .as(log.toString())
                            .isFalse();
                    assertThat(text.contains(hash(secret.toString())))
                            .as(log.toString())
                            .isFalse();
                }
            }
        }
    }

    private static String hash(String secret) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
    }

    /** The output of a service that must exit with code 1. */
    private String outputOf(String service, Map<String, String> settings) throws IOException, InterruptedException {
        var output = folder.resolve(service + ".log");
        var folder = StackOptions.checkout().resolve(service + "-service/target/quarkus-app");
        var builder = new ProcessBuilder(
                        JavaCommand.application(HEAP_MIB, List.of(), folder, "io.winback." + service + ".Main"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("QUARKUS_HTTP_PORT", "0");
        builder.environment().put("WINBACK_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none");
        builder.environment().putAll(settings);
        var process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        var text = Files.readString(output, UTF_8);
        assertThat(process.exitValue()).as(text).isEqualTo(1);
        assertThat(text)
                .startsWith(service + "-service cannot start with these secrets:")
                .doesNotContain("Exception", "\tat ")
                .contains("openssl rand");
        return text;
    }
}
