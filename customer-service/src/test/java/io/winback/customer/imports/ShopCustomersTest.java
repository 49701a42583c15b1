package io.winback.customer.imports;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.winback.customer.imports.format.EmailCustomerId;
import io.winback.events.Channel;
import io.winback.events.customer.Consent;
import io.winback.events.customer.CustomerProfile;
import io.winback.testkit.EventStream;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.customer.imports.ShopFile.imported;
import static io.winback.customer.imports.ShopFile.read;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The exports of orders of shops are imported as customers, with their addresses and consents. */
@QuarkusTest
class ShopCustomersTest {

    private static final String MAILCHIMP = "Email Address,First Name,Last Name,OPTIN_TIME,UNSUB_TIME\n";
    private static final String WITHDRAWN_AT = "2025-02-01T08:00:00Z";

    private final String email = "t" + UUID.randomUUID() + "@example.com";

    @Test
    void customersOfSquareAreImported() {
        var job = imported("kind=customers", read("square-transactions.csv"));

        assertThat(job.getString("format")).isEqualTo("square");
        assertThat(job.getLong("accepted")).isEqualTo(2);
        assertThat(job.getLong("customers")).isEqualTo(1);
        assertThat(job.getList("rejections.field")).containsExactly("Customer ID");
        customer("CUSTSQ1").body("name", equalTo("Dee Example"));
    }

    @Test
    void customersOfStripeAreImported() throws Rejected {
        var job = imported("kind=customers", read("stripe-payments.csv"));

        assertThat(job.getString("format")).isEqualTo("stripe");
        assertThat(job.getLong("accepted")).isEqualTo(4);
        customer("cus_01").body("contacts.email", equalTo("mia@example.com"));
        customer(EmailCustomerId.of("", "guest@example.com")).body("contacts.email", equalTo("guest@example.com"));
    }

    @Test
    void customersOfMakeShopAreImported() throws Rejected {
        var job = imported("kind=customers", read("makeshop-orders-windows-31j.csv"));

        assertThat(job.getString("format")).isEqualTo("makeshop");
        assertThat(job.getLong("accepted")).isEqualTo(2);
        customer(EmailCustomerId.of("", "taro@example.com"))
                .body("name", equalTo("架空太郎"))
                .body("contacts.phone", equalTo("+819000000001"));
    }

    /** Spreadsheets drop the zero. */
    @ParameterizedTest
    @ValueSource(strings = {"9000000001", "090-0000-0001", "０９０－００００－０００１", "+81 90 0000 0001", "'+819000000001"})
    void phoneNumberOfMakeShopIsInternational(String phone) throws Rejected {
        imported(
                "kind=customers",
                "日付,注文時間,注文番号,処理状況,注文者,メールアドレス,電話番号,商品名,個数,価格,合計金額\n"
                        + "2026/8/10,93309,P1,配送,架空太郎,%s,%s,急須,1,1500,1500\n".formatted(email, phone));

        customer().body("contacts.phone", equalTo("+819000000001"));
    }

    @Test
    void customersOfWooCommerceAreImported() throws Rejected {
        var job = imported("kind=customers", """
                order_id,order_number,order_date,status,order_total,order_currency,billing_first_name,billing_last_name,\
                billing_email,billing_phone
                901,#WC-901,2026-08-09 10:15:00,completed,48.50,EUR,Ana,Ejemplo,%s,+34900000001
                """.formatted(email));

        assertThat(job.getString("format")).isEqualTo("woocommerce");
        customer()
                .body("name", equalTo("Ana Ejemplo"))
                .body("contacts.email", equalTo(email))
                .body("contacts.phone", equalTo("+34900000001"));
    }

    @Test
    void customersOfBaseAreImported() throws Rejected {
        var job = imported("kind=customers", """
                注文ID,注文日時,氏(請求先),名(請求先),メールアドレス(請求先),電話番号(請求先),商品ID,商品名,価格,数量,合計金額,発送状況
                B0A1,2026-08-09 10:15:00,見本,花,%s,9000000001,55,湯のみ,"1,200",2,"2,900",発送済み
                """.formatted(email));

        assertThat(job.getString("format")).isEqualTo("base");
        customer().body("name", equalTo("見本 花")).body("contacts.phone", equalTo("+819000000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-01-15 10:30:00", "2025-02-01 08:00:00", ""})
    void unsubscribedContactOfMailchimpIsToldAsWithdrawn(String optedInAt) throws Rejected {
        var job = mailchimp(optedInAt, "2025-02-01 08:00:00");

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(1);
        customer().body("consents.EMAIL", equalTo(false));
        told(consent -> {
            assertThat(consent.granted()).isFalse();
            assertThat(consent.at()).isEqualTo(WITHDRAWN_AT);
        });
    }

    @Test
    void contactOfMailchimpThatUnsubscribesLaterIsToldAsWithdrawn() throws Rejected {
        mailchimp("2024-01-15 10:30:00", "");
        told(consent -> assertThat(consent.granted()).isTrue());

        mailchimp("2024-01-15 10:30:00", "2025-02-01 08:00:00");

        customer().body("consents.EMAIL", equalTo(false));
        told(consent -> {
            assertThat(consent.granted()).isFalse();
            assertThat(consent.at()).isEqualTo(WITHDRAWN_AT);
        });
    }

    @Test
    void contactOfMailchimpThatSubscribedAgainIsOptedIn() throws Rejected {
        mailchimp("2025-03-01 08:00:00", "2025-02-01 08:00:00");

        customer().body("consents.EMAIL", equalTo(true));
        told(consent -> assertThat(consent.at()).isEqualTo("2025-03-01T08:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"no,false", "yes,true"})
    void marketingOfShopifyIsAConsent(String accepts, boolean granted) throws Rejected {
        var before = Instant.now();

        imported(
                "kind=customers&format=shopify",
                "Name,Email,Created at,Total,Currency,Accepts Marketing\n#1,%s,2026-03-01 10:00:00 +0900,1,JPY,%s\n#1,%1$s,,,,\n"
                        .formatted(email, accepts));

        customer().body("consents.EMAIL", equalTo(granted));
        told(consent -> {
            assertThat(consent.granted()).isEqualTo(granted);
            assertThat(consent.at()).isAfter(before.minusSeconds(60));
        });
    }

    private JsonPath mailchimp(String optedInAt, String withdrawnAt) {
        var job = imported(
                "kind=customers", MAILCHIMP + "%s,Mia,Muster,%s,%s\n".formatted(email, optedInAt, withdrawnAt));
        assertThat(job.getString("format")).isEqualTo("mailchimp");
        return job;
    }

    private void told(Consumer<Consent> expected) throws Rejected {
        var id = EmailCustomerId.of("", email);
        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerProfile.class, id))
                .last()
                .satisfies(profile -> expected.accept(profile.consents().get(Channel.EMAIL))));
    }

    private ValidatableResponse customer() throws Rejected {
        return customer(EmailCustomerId.of("", email));
    }

    private static ValidatableResponse customer(String id) {
        return given().get("/v1/customers/" + id).then().statusCode(200);
    }
}
