package io.winback.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LocalSecretsTest {

    private static final String FORMER = "change-me-in-production";

    @TempDir
    Path home;

    private LocalSecrets secrets;

    @BeforeEach
    void anInstallation() {
        secrets = new LocalSecrets(home);
    }

    @Test
    void aNewInstallationGetsRandomSecretsAndNoPreviousOnes() {
        secrets.prepare();

        assertThat(secrets.of("customer")).containsOnlyKeys("WINBACK_CUSTOMER_SURVEYS_LINK_SECRET");
        assertThat(secrets.of("offer")).isEmpty();
        assertThat(secrets.of("campaign").get("WINBACK_CAMPAIGN_DRAW_SALT")).hasSize(43);
        assertThat(secrets.of("notification"))
                .containsOnlyKeys(
                        "WINBACK_NOTIFICATION_LINK_SECRET",
                        "WINBACK_NOTIFICATION_PRIVACY_SECRET",
                        "WINBACK_NOTIFICATION_SMS_PASSWORD",
                        "WINBACK_NOTIFICATION_CHAT_TOKEN");
    }

    @Test
    void anEarlierInstallationKeepsItsHoldoutsLinksAndSuppressions() throws IOException {
        aDatabase();

        secrets.prepare();

        assertThat(secrets.of("campaign")).containsEntry("WINBACK_CAMPAIGN_DRAW_SALT", "winback");
        assertThat(secrets.of("notification"))
                .containsEntry("WINBACK_NOTIFICATION_PREVIOUS_LINK_SECRET", FORMER)
                .containsEntry("WINBACK_NOTIFICATION_PREVIOUS_PRIVACY_SECRET", FORMER)
                .hasEntrySatisfying("WINBACK_NOTIFICATION_LINK_SECRET", secret -> assertThat(secret)
                        .hasSize(43))
                .hasEntrySatisfying("WINBACK_NOTIFICATION_PRIVACY_SECRET", secret -> assertThat(secret)
                        .hasSize(43));
    }

    @Test
    void existingSecretsStay() throws IOException {
        secrets.prepare();
        var before = secrets.of("notification");
        aDatabase();

        secrets.prepare();

        assertThat(secrets.of("notification")).isEqualTo(before);
        assertThat(secrets.of("campaign").get("WINBACK_CAMPAIGN_DRAW_SALT")).hasSize(43);
    }

    @Test
    void keysAreAddedToAnEarlierInstallationAndStay() throws IOException {
        Files.writeString(home.resolve("secrets.properties"), "WINBACK_CAMPAIGN_DRAW_SALT=winback\n");
        secrets.prepare();
        var key = secrets.accessKeys().admin();

        secrets.prepare();

        assertThat(key).matches("wbk_[A-Za-z0-9_-]{43}");
        assertThat(secrets.accessKeys().admin()).isEqualTo(key);
        assertThat(secrets.of("campaign")).containsEntry("WINBACK_CAMPAIGN_DRAW_SALT", "winback");
    }

    private void aDatabase() throws IOException {
        Files.createDirectories(home.resolve("postgres"));
        Files.writeString(home.resolve("postgres/PG_VERSION"), "17\n");
    }
}
