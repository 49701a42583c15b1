package io.winback.customer.imports;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.winback.customer.imports.format.EmailCustomerId;
import io.winback.events.Channel;
import io.winback.events.customer.CustomerProfile;
import io.winback.testkit.EventStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.customer.imports.ShopFile.imported;
import static io.winback.customer.imports.ShopFile.read;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

/** The exports of shops are imported as they are. */
@QuarkusTest
class ShopFilesTest {

    @Test
    void shopifyOrdersAreImported() throws Rejected {
        var job = imported("kind=orders", read("shopify-orders.csv"));

        assertThat(job.getString("format")).isEqualTo("shopify");
        assertThat(job.getString("charset")).isEqualTo("UTF-8");
        assertThat(job.getLong("orders")).isEqualTo(2);
        assertThat(job.getLong("accepted")).isEqualTo(3);
        assertThat(money(job, "revenue")).isEqualTo("[8070 JPY]");
        assertThat(money(job, "returned")).isEqualTo("[1990 JPY]");
        assertThat(job.getLong("rejected")).isEqualTo(1);
        assertThat(job.<Object>getList("rejections"))
                .isEqualTo(List.of(Map.of(
                        "line", 6, "field", "Email", "message", "is missing, so that the order has no customer")));
        assertThat(job.<Object>getList("rejectionCounts"))
                .isEqualTo(List.of(Map.of(
                        "field", "Email", "message", "is missing, so that the order has no customer", "count", 1)));
        assertThat(job.<Object>getList("leftOutCounts"))
                .isEqualTo(
                        List.of(Map.of("field", "Financial Status", "message", "has the status voided", "count", 1)));
        held(EmailCustomerId.of("", "hana@example.com"))
                .body("orders", hasSize(1))
                .body("orders[0].orderId", equalTo("2001"))
                .body("orders[0].items.name", equalTo(List.of("ほうじ茶, 20包", "急須\n(常滑)")))
                .body("orders[0].items.quantity", equalTo(List.of(2, 1)));
        customer(EmailCustomerId.of("", "hana@example.com"))
                .body("value.firstOrderAt", equalTo("2026-05-11T13:55:10Z"))
                .body("value.revenue.amount", equalTo(6080));
        customer(EmailCustomerId.of("", "TARO@example.com ")).body("value.revenue.amount", equalTo(0));
    }

    @Test
    void repeatedShopifyFileChangesNothing() throws Rejected {
        imported("kind=orders", read("shopify-orders.csv"));

        var job = imported("kind=orders", read("shopify-orders.csv"));

        assertThat(job.getLong("orders")).isEqualTo(2);
        customer(EmailCustomerId.of("", "hana@example.com"))
                .body("value.orders", equalTo(1))
                .body("value.revenue.amount", equalTo(6080));
        customer(EmailCustomerId.of("", "taro@example.com")).body("value.revenue.amount", equalTo(0));
    }

    @Test
    void customersOfAShopifyFileAreImported() throws Rejected {
        var job = imported("kind=customers", read("shopify-orders.csv"));

        assertThat(job.getString("format")).isEqualTo("shopify");
        customer(EmailCustomerId.of("", "hana@example.com"))
                .body("name", equalTo("架空 花"))
                .body("contacts.email", equalTo("hana@example.com"))
                .body("contacts.phone", equalTo("+819000000001"));
    }

    @Test
    void stripePaymentsAreImported() throws Rejected {
        var job = imported("kind=orders", read("stripe-payments.csv"));

        assertThat(job.getString("format")).isEqualTo("stripe");
        assertThat(job.getLong("orders")).isEqualTo(3);
        assertThat(job.getLong("rejected")).isZero();
        assertThat(money(job, "revenue")).isEqualTo("[1274.5 EUR, 5000 JPY]");
        assertThat(money(job, "returned")).isEqualTo("[15.0 EUR]");
        assertThat(job.<Object>getList("leftOutCounts"))
                .isEqualTo(List.of(Map.of("field", "Status", "message", "has the status Failed", "count", 1)));
        customer("cus_01")
                .body("value.orders", equalTo(1))
                .body("value.firstOrderAt", equalTo("2026-03-28T23:30:00Z"))
                .body("value.revenue.amount", equalTo(1234.5f));
        customer("cus_02").body("value.revenue.currency", equalTo("JPY"));
        customer(EmailCustomerId.of("", "guest@example.com")).body("value.revenue.amount", equalTo(25.0f));
    }

    @Test
    void squareTransactionsAreImported() {
        var job = imported("kind=orders", read("square-transactions.csv"));

        assertThat(job.getString("format")).isEqualTo("square");
        assertThat(job.getLong("orders")).isEqualTo(1);
        assertThat(job.getLong("returns")).isEqualTo(1);
        assertThat(job.getLong("accepted")).isEqualTo(2);
        assertThat(money(job, "revenue")).isEqualTo("[1300.0 USD]");
        assertThat(money(job, "returned")).isEqualTo("[48.6 USD]");
        assertThat(job.<String>getList("rejectionCounts.field")).containsExactly("Customer ID");
        customer("CUSTSQ1")
                .body("value.orders", equalTo(1))
                .body("value.firstOrderAt", equalTo("2026-11-01T05:30:00Z"))
                .body("value.revenue.amount", equalTo(1251.4f));
    }

    @Test
    void repeatedSquareRefundLowersRevenueOnce() {
        imported("kind=orders", read("square-transactions.csv"));
        imported("kind=orders", read("square-transactions.csv"));

        customer("CUSTSQ1").body("value.revenue.amount", equalTo(1251.4f));
    }

    /** An order of the WooCommerce plug-in "Order Export & Order Import", in its documented columns. */
    @Test
    void wooCommerceOrdersAreImported() throws Rejected {
        var job = imported("kind=orders", """
                order_id,order_number,order_date,status,order_total,order_currency,billing_first_name,billing_last_name,\
                billing_email,billing_phone
                901,#WC-901,2026-08-09 10:15:00,completed,48.50,EUR,Ana,Ejemplo,ana@example.com,+34900000001
                902,#WC-902,2026-08-10 11:00:00,failed,20.00,EUR,Ana,Ejemplo,ana@example.com,+34900000001
                903,#WC-903,2026-08-11 12:30:00,refunded,10.00,EUR,Ana,Ejemplo,ana@example.com,+34900000001
                """);

        assertThat(job.getString("format")).isEqualTo("woocommerce");
        assertThat(job.getLong("orders")).isEqualTo(2);
        assertThat(job.getLong("leftOut")).isEqualTo(1);
        customer(EmailCustomerId.of("", "ana@example.com"))
                .body("value.orders", equalTo(2))
                .body("value.revenue.amount", equalTo(48.5f))
                .body("value.revenue.currency", equalTo("EUR"));
    }

    /** Orders of BASE, in the columns of its order download. */
    @Test
    void ordersOfBaseAreImported() throws Rejected {
        var job = imported("kind=orders", """
                注文ID,注文日時,氏(請求先),名(請求先),メールアドレス(請求先),電話番号(請求先),商品ID,商品名,価格,数量,合計金額,発送状況
                B0A1,2026-08-09 10:15:00,見本,花,base-hana@example.com,090-0000-0001,55,湯のみ,"1,200",2,"2,900",発送済み
                B0A1,2026-08-09 10:15:00,見本,花,base-hana@example.com,090-0000-0001,56,ほうじ茶,500,1,"2,900",発送済み
                B0A2,2026-08-10 09:00:00,見本,花,base-hana@example.com,090-0000-0001,56,ほうじ茶,500,1,500,キャンセル
                """);

        assertThat(job.getString("format")).isEqualTo("base");
        assertThat(job.getLong("orders")).isEqualTo(1);
        assertThat(money(job, "revenue")).isEqualTo("[2900 JPY]");
        assertThat(job.getLong("leftOut")).isEqualTo(1);
        customer(EmailCustomerId.of("", "base-hana@example.com"))
                .body("value.firstOrderAt", equalTo("2026-08-09T01:15:00Z"))
                .body("value.revenue.amount", equalTo(2900));
    }

    @Test
    void ecCubeOrdersAreImported() {
        var job = imported("kind=orders", read("ec-cube-orders-windows-31j.csv"));

        assertThat(job.getString("format")).isEqualTo("ec-cube");
        assertThat(job.getString("charset")).isEqualTo("windows-31j");
        assertThat(job.getLong("orders")).isEqualTo(1);
        assertThat(job.getLong("accepted")).isEqualTo(2);
        assertThat(job.getLong("rejected")).isZero();
        assertThat(money(job, "revenue")).isEqualTo("[6580 JPY]");
        customer("7").body("value.firstOrderAt", equalTo("2026-08-10T00:33:09Z"));
        held("7").body("orders.find { it.orderId == '31' }.items.name", equalTo(List.of("表示機構付きｹｰｽ")));
    }

    @Test
    void ecCubeCustomersAreImported() {
        imported("kind=customers", read("ec-cube-orders-windows-31j.csv"));

        customer("7")
                .body("name", equalTo("能登 ソ子"))
                .body("contacts.email", equalTo("soko..noto.@docomo.example"))
                .body("contacts.phone", equalTo("+81110000000"));
    }

    @Test
    void makeShopOrdersAreImported() throws Rejected {
        var job = imported("kind=orders", read("makeshop-orders-windows-31j.csv"));

        assertThat(job.getString("format")).isEqualTo("makeshop");
        assertThat(job.getString("charset")).isEqualTo("windows-31j");
        assertThat(job.getLong("orders")).isEqualTo(1);
        assertThat(money(job, "revenue")).isEqualTo("[4580 JPY]");
        assertThat(job.<Object>getList("leftOutCounts"))
                .isEqualTo(List.of(Map.of("field", "処理状況", "message", "has the status 注文キャンセル", "count", 1)));
        held(EmailCustomerId.of("", "taro@example.com"))
                .body("orders.orderId", hasItems("P171323551145213731"))
                .body("orders.find { it.orderId == 'P171323551145213731' }.placedAt", equalTo("2026-08-09T00:33:09Z"));
    }

    @Test
    void mailchimpContactsAreImported() throws Rejected {
        var job = imported("kind=customers", read("mailchimp-contacts.csv"));

        assertThat(job.getString("format")).isEqualTo("mailchimp");
        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(1);
        customer(EmailCustomerId.of("", "mia@example.com"))
                .body("name", equalTo("Mia O'Neil"))
                .body("timeZone", equalTo("Europe/Berlin"))
                .body("attributes.birthday", equalTo("--02-29"))
                .body("consents.EMAIL", equalTo(true));
        var id = EmailCustomerId.of("", "mia@example.com");
        eventually().untilAsserted(() -> assertThat(EventStream.published(CustomerProfile.class, id))
                .last()
                .satisfies(profile ->
                        assertThat(profile.consents().get(Channel.EMAIL).at()).isEqualTo("2024-01-15T10:30:00Z")));
    }

    @Test
    void brevoContactsAreImported() throws Rejected {
        var job = imported("kind=customers", read("brevo-contacts.csv"));

        assertThat(job.getString("format")).isEqualTo("brevo");
        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(1);
        customer(EmailCustomerId.of("", "emma@example.com"))
                .body("name", equalTo("Emma Beispiel"))
                .body("contacts.phone", equalTo("+33600000001"))
                .body("attributes.brevoContactId", equalTo("12"));
    }

    private static String money(JsonPath job, String field) {
        return job.<Map<String, Object>>getList(field).stream()
                .map(money -> money.get("amount") + " " + money.get("currency"))
                .toList()
                .toString();
    }

    private static ValidatableResponse customer(String id) {
        return given().get("/v1/customers/" + id).then().statusCode(200);
    }

    private static ValidatableResponse held(String id) {
        return given().get("/v1/customers/" + id + "/held-data").then().statusCode(200);
    }
}
