package io.winback.notification.erasure;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.customer.Contacts;
import io.winback.events.notification.MessageSent;
import io.winback.events.notification.OutreachFailed;
import io.winback.notification.SampleProfile;
import io.winback.notification.SampleRequest;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

/** An installation that replaced its keys. */
@QuarkusTest
@TestProfile(PreviousKeysTest.FormerKeys.class)
class PreviousKeysTest {

    private static final String FORMER = "change-me-in-production";

    public static class FormerKeys implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "winback.notification.previous-link-secret", FORMER,
                    "winback.notification.previous-privacy-secret", FORMER);
        }
    }

    @Inject
    AgroalDataSource database;

    private final String customer = "c-" + UUID.randomUUID();
    private final String address = customer + "@customers.example";

    @Test
    void theWithdrawalOfAnErasedCustomerIsKeptUntilTheCustomerConsentsAgain() throws Exception {
        given().contentType("application/json")
                .body(Map.of(
                        "messages",
                        List.of(Map.of(
                                "locale", "ja", "channel", "EMAIL", "subject", "やあ", "text", "{customer.name}様"))))
                .put("/v1/templates/former-keys");
        suppressWithThePreviousKey();
        aRecipient();

        EventStream.publish(aRequest());

        eventually().untilAsserted(() -> assertThat(EventStream.published(OutreachFailed.class, customer))
                .extracting(OutreachFailed::reason)
                .containsExactly(Refusal.SUPPRESSED));
        assertThat(EventStream.published(MessageSent.class, customer)).isEmpty();
        given().contentType("application/json")
                .body(Map.of(
                        "EMAIL",
                        true,
                        "source",
                        "form",
                        "wording",
                        "メールを受け取ります",
                        "at",
                        Instant.now().toString()))
                .put("/v1/customers/" + customer + "/consents")
                .then()
                .statusCode(200);
        EventStream.publish(aRequest());
        eventually().untilAsserted(() -> assertThat(EventStream.published(MessageSent.class, customer))
                .hasSize(1));
    }

    @Test
    void anOldUnsubscribeLinkWorks() throws Exception {
        aRecipient();
        var named = ("EMAIL " + customer).getBytes(UTF_8);
        var base64 = Base64.getUrlEncoder().withoutPadding();
        var link =
                "/u/" + base64.encodeToString(named) + "." + base64.encodeToString(Arrays.copyOf(formerly(named), 16));

        given().post(link).then().statusCode(200);

        given().get("/v1/customers/" + customer + "/consents").then().body("EMAIL", equalTo(false));
    }

    private void suppressWithThePreviousKey() throws SQLException, GeneralSecurityException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into refused_address values (?)")) {
            insert.setString(1, HexFormat.of().formatHex(formerly(("EMAIL " + address).getBytes(UTF_8))));
            insert.executeUpdate();
        }
    }

    private static byte[] formerly(byte[] text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(FORMER.getBytes(UTF_8), "HmacSHA256"));
        return mac.doFinal(text);
    }

    private void aRecipient() {
        EventStream.publish(SampleProfile.of(customer, 1)
                .reading("ja")
                .reachedAt(new Contacts(address, null, null))
                .preferring(Channel.EMAIL)
                .allowing(Channel.EMAIL)
                .build());
        eventually().untilAsserted(() -> given().get("/v1/customers/" + customer + "/held-data")
                .then()
                .body("recipient", hasSize(1)));
    }

    private OutreachRequested aRequest() {
        return SampleRequest.of(customer, "former-keys", "EMAIL");
    }
}
