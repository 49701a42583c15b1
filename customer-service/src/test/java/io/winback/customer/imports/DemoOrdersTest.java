package io.winback.customer.imports;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.local.demo.ApiClient;
import io.winback.local.demo.OrdersFile;
import io.winback.local.stack.StackFailure;
import io.winback.testkit.TestKeys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** {@code demo --orders FILE} detects the format of a shop by its header and says which, or takes {@code --format}. */
@QuarkusTest
class DemoOrdersTest {

    @TestHTTPResource("/")
    URI root;

    @TempDir
    Path folder;

    private final String id = "d" + UUID.randomUUID().toString().substring(0, 8);
    private final List<String> said = new ArrayList<>();
    private String service;
    private OrdersFile orders;

    @BeforeEach
    void connect() {
        service = "http://" + root.getAuthority();
        orders = new OrdersFile(ApiClient.withKey(TestKeys.withAllRoles()), service, said::add);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            winback     | customer_id,order_id,placed_at,amount,currency | ID,ID,2026-08-09,1200,JPY
            woocommerce | order_id,order_number,order_date,status,order_total,order_currency,billing_email | ID,ID,2026-08-09 10:15:00,completed,48.50,EUR,ID@example.com
            base        | 注文ID,注文日時,氏(請求先),名(請求先),メールアドレス(請求先),電話番号(請求先),商品ID,商品名,価格,数量,合計金額,発送状況 | ID,2026-08-09 10:15:00,見本,花,ID@example.com,,55,湯のみ,1200,1,1200,発送済み
            """)
    void formatIsDetectedByTheHeaderAndNamed(String format, String header, String line) throws IOException {
        var job = orders.send(file(header, line), null);

        assertThat(said).containsExactly("the file is read as format " + format);
        assertThat(job.path("orders").asInt()).as("%s", job).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "shopify-orders.csv, shopify",
        "square-transactions.csv, square",
        "stripe-payments.csv, stripe",
        "ec-cube-orders-windows-31j.csv, ec-cube"
    })
    void exportOfAShopIsDetectedAndNamed(String name, String format) throws IOException {
        var file = Files.write(folder.resolve(name), ShopFile.read(name));

        var job = orders.send(file, null);

        assertThat(said).containsExactly("the file is read as format " + format);
        assertThat(job.path("orders").asInt()).as("%s", job).isPositive();
    }

    @Test
    void formatThatIsNamedIsTaken() throws IOException {
        var stripe = ApiClient.withKey(TestKeys.withAllRoles()).get(service + "/v1/import-formats/stripe");
        ApiClient.withKey(TestKeys.withAllRoles()).put(service + "/v1/import-formats/" + id, stripe.toString());
        var file = file(
                "id,Created (UTC),Amount,Amount Refunded,Currency,Status,Customer ID,Customer Email",
                "ch_ID,2026-08-09 10:15,10.00,0.00,eur,Paid,cus_ID,ID@example.com");

        var job = orders.send(file, id);

        assertThat(said).containsExactly("the file is read as format " + id);
        assertThat(job.path("orders").asInt()).as("%s", job).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"klingon", "shopify"})
    void formatThatDoesNotFitIsRefusedInWords(String format) throws IOException {
        var file = file("customer_id,order_id,placed_at,amount,currency", "ID,ID,2026-08-09,1200,JPY");

        assertThatThrownBy(() -> orders.send(file, format))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("cannot be imported (400)")
                .hasMessageContaining(format);
        assertThat(said).isEmpty();
    }

    private Path file(String header, String line) throws IOException {
        return Files.writeString(folder.resolve("orders.csv"), header + '\n' + line.replace("ID", id) + '\n');
    }
}
