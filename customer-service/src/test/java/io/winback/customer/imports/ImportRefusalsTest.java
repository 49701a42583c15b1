package io.winback.customer.imports;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static io.winback.customer.imports.ShopFile.finished;
import static io.winback.customer.imports.ShopFile.imported;
import static io.winback.customer.imports.ShopFile.post;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

/** What an import says of files and lines that it does not read. */
@QuarkusTest
class ImportRefusalsTest {

    private static final String HEADER = "customer_id,order_id,placed_at,amount,currency\n";
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final String id = "t" + UUID.randomUUID();

    @Test
    void allMissingColumnsAreNamedAtOnce() {
        post("kind=orders", "customer_id,order_id,note\nc,o,n\n".getBytes(UTF_8))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of("placed_at", "amount", "currency")))
                .body("detail", allOf(containsString("winback"), containsString("customer_id, order_id, note")));
    }

    @ParameterizedTest
    @CsvSource({";,\";\"", "\t,tabs"})
    void otherSeparatorIsNamedWithTheColumns(String separator, String name) {
        post("kind=orders", (HEADER.replace(",", separator == null ? "\t" : separator)).getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body(
                        "detail",
                        allOf(
                                containsString("separated by " + name.replace("\"\"", "\"")),
                                containsString("customer_id, order_id, placed_at, amount, currency")));
    }

    @Test
    void workbookIsNamedWithItsColumns() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            zip.write("<sst><si><t>order_id</t></si><si><t>total</t></si></sst>".getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            zip.write(
                    "<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row></sheetData>"
                            .getBytes(UTF_8));
        }

        post("kind=orders", bytes.toByteArray())
                .then()
                .statusCode(400)
                .body("detail", allOf(containsString("xlsx"), containsString("order_id, total")));
    }

    @Test
    void webPageIsNamedWithItsColumns() {
        post(
                        "kind=orders",
                        "<html><body><table><tr><th>order_id</th><th>total</th></tr></table></body></html>"
                                .getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body("detail", allOf(containsString("HTML"), containsString("order_id, total")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"1,200\"|JPY|amount",
                "¥1,200|JPY|amount",
                "¥1200|JPY|amount",
                "\"1.234,50\"|EUR|amount",
                "1.000|EUR|amount",
                "12.000|JPY|amount",
                "1200.50|JPY|amount",
                "10|XXX|currency",
                "10|XTS|currency",
                "10|DEM|currency",
                "10|XAU|currency",
                "10|yen|currency"
            })
    void refusedAmountIsShownWithTheAcceptedForms(String amount, String currency, String field) {
        var job = imported(
                "kind=orders",
                HEADER
                        + "%1$s,%1$s-1,2026-01-05,%2$s,%3$s\n"
                                .formatted(
                                        id,
                                        amount.contains(",") && !amount.startsWith("\"")
                                                ? "\"" + amount + "\""
                                                : amount,
                                        currency));

        assertThat(job.getLong("accepted")).isZero();
        assertThat(job.getString("rejections[0].field")).isEqualTo(field);
        assertThat(job.getString("rejections[0].message"))
                .contains("must ")
                .contains(field.equals("currency") ? currency : amount.replace("\"", ""));
    }

    @ParameterizedTest
    @CsvSource({"1200.00,JPY", "1.000,BHD", "1.5,EUR", "0,JPY"})
    void decimalsOfTheCurrencyAreAccepted(String amount, String currency) {
        var job =
                imported("kind=orders", HEADER + "%1$s,%1$s-1,2026-01-05,%2$s,%3$s\n".formatted(id, amount, currency));

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(1);
    }

    @Test
    void currencyOutOfUseIsRefusedInEveryFormat() {
        var order = """
                {"orderId": "%1$s", "customerId": "%1$s", "placedAt": "2026-01-05T03:00:00Z",
                 "total": {"amount": 1, "currency": "XXX"}}""".formatted(id);

        given().contentType("application/json")
                .body(order)
                .post("/v1/orders")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("total.currency"));
        var job = ndjson(order.replace("\n", ""));
        assertThat(job.getString("rejections[0].field")).isEqualTo("total.currency");
    }

    @ParameterizedTest
    @CsvSource({"nan", "NaN", "NULL", "null", "None", "N/A"})
    void absentValueIsNoId(String text) {
        var job = imported(
                "kind=orders",
                HEADER + "%2$s,%1$s-1,2026-01-05,1,JPY\n%1$s,%2$s,2026-01-05,1,JPY\n".formatted(id, text));

        assertThat(job.getLong("accepted")).isZero();
        assertThat(job.getList("rejections.field")).isEqualTo(List.of("customer_id", "order_id"));
        assertThat(job.getString("rejections[0].message")).contains(text);
    }

    @Test
    void idsWithPointZeroBesideTheSameIdsAreWarnedOf() {
        var number = String.valueOf(Math.abs(id.hashCode()));
        var job = imported(
                "kind=orders",
                HEADER + "%1$s,%2$s-1,2026-01-05,1,JPY\n%1$s.0,%2$s-2,2026-01-05,1,JPY\n".formatted(number, id));

        assertThat(job.getLong("accepted")).isEqualTo(2);
        assertThat(job.getInt("warnings[0].count")).isEqualTo(1);
        assertThat(job.getString("warnings[0].message")).contains(number + ".0").contains("STRIP_POINT_ZERO");
    }

    @Test
    void openQuoteCostsItsLineOnly() {
        var job = imported("kind=orders", HEADER + """
                %1$s,%1$s-1,2026-01-05,1,JPY
                %1$s,"%1$s-2,2026-01-05,1,JPY
                %1$s,%1$s-3,2026-01-05,1,JPY
                %1$s,"%1$s-4",2026-01-05,1,JPY
                %1$s,"%1$s-5,2026-01-05,1,JPY
                %1$s,%1$s-6,2026-01-05,1,JPY
                """.formatted(id));

        assertThat(job.getLong("accepted")).isEqualTo(4);
        assertThat(job.getList("rejections.line")).isEqualTo(List.of(3, 6));
        assertThat(job.getList("rejections.message")).containsOnly("the quote is not closed");
        assertThat(job.<Object>getList("rejectionCounts"))
                .isEqualTo(List.of(Map.of("field", "", "message", "the quote is not closed", "count", 2)));
    }

    @Test
    void openQuoteInTheHeaderIsNamed() {
        post("kind=orders", "customer_id,\"order_id,placed_at\nc,o,2026-01-05\n".getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body("detail", equalTo("line 1: the quote is not closed"));
    }

    @Test
    void rejectionsAreCountedWithoutTheirValues() {
        var file = new StringBuilder(HEADER);
        for (int i = 0; i < 1_200; i++) {
            file.append("%1$s,%1$s-%2$d,2026-01-05,x%2$d,JPY\n".formatted(id, i));
        }

        var job = imported("kind=orders", file.toString());

        assertThat(job.getList("rejections")).hasSize(1_000);
        assertThat(job.getInt("rejections[999].line")).isEqualTo(1_001);
        assertThat(job.getList("rejectionCounts")).hasSize(1);
        assertThat(job.getInt("rejectionCounts[0].count")).isEqualTo(1_200);
    }

    @Test
    void otherFilesThanTextAreNamed() {
        post("kind=orders", "%PDF-1.4\n1 0 obj".getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body("detail", equalTo("the file is a PDF document; save it as CSV and import that"));
        post("kind=orders", new byte[] {0x1f, (byte) 0x8b, 8, 0})
                .then()
                .statusCode(400)
                .body("detail", equalTo("the file is compressed (gzip); unpack it and import the CSV file in it"));
    }

    @Test
    void fileOfTheOtherKindIsNamedAsSuch() {
        post("kind=customers", (HEADER + "c,o,2026-01-01,1,JPY\n").getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("kind"))
                .body("detail", containsString("import it with kind=orders"));
        post("kind=orders", "customer_id,name,email\nc,n,\n".getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("kind"))
                .body("detail", containsString("import it with kind=customers"));
        post("kind=orders", "CONTACT ID,EMAIL,FIRSTNAME,LASTNAME,SMS\n1,a@b.example,A,B,\n".getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body("detail", containsString("brevo"));
    }

    @Test
    void columnsOfThisApiAreNamedBesideThoseOfAShop() {
        post("kind=orders", "id,name,total\n1,x,3\n".getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body(
                        "detail",
                        allOf(
                                containsString("shopify"),
                                containsString("customer_id"),
                                containsString("id, name, total")));
    }

    @Test
    void allUnknownColumnsAreNamedAtOnce() {
        post("kind=orders", (HEADER.strip() + ",colour,size\nc,o,2026-01-01,1,JPY,red,1\n").getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("colour", "size")));
    }

    @Test
    void otherMediaTypeIsNamedWithTheAcceptedOnes() {
        ShopFile.request("application/json")
                .body("[]".getBytes(UTF_8))
                .post("/v1/imports?kind=orders")
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body(
                        "detail",
                        equalTo("Content-Type: must be text/csv or application/x-ndjson with the file as the body,"
                                + " not \"application/json\""));
    }

    @Test
    void idOfAnErasedCustomerIsReserved() {
        var job = imported("kind=orders", HEADER + "erased.x,%s,2026-01-01,1,JPY\n".formatted(id));

        assertThat(job.getString("rejections[0].field")).isEqualTo("customer_id");
        assertThat(job.getString("rejections[0].message")).contains("must not begin with erased.");
    }

    @Test
    void orderThatDiffersNamesTheColumnOfTheFile() {
        var plain = imported(
                "kind=orders", HEADER + "%1$s,%1$s,2026-01-01,1,JPY\n%1$s,%1$s,2026-01-01,2,JPY\n".formatted(id));
        assertThat(plain.getString("rejections[0].message"))
                .isEqualTo("another order has this id: it differs in amount");

        var stripe = imported(
                "kind=orders&format=stripe",
                "id,Created (UTC),Amount,Currency,Status,Customer ID,Customer Email\n%1$s,2026-01-01 00:00,3,jpy,Paid,%1$s,\n"
                        .formatted(id));
        assertThat(stripe.getString("rejections[0].field")).isEqualTo("id");
        assertThat(stripe.getString("rejections[0].message"))
                .isEqualTo("another order has this id: it differs in Amount");
    }

    @Test
    void twoObjectsInOneLineAreRejected() {
        var first = "{\"customerId\": \"%s-1\", \"name\": \"A\"}".formatted(id);
        var second = "{\"customerId\": \"%s-2\", \"name\": \"B\"}".formatted(id);

        var job = finished(ShopFile.request("application/x-ndjson")
                .body(("\uFEFF" + first + "\n" + first + second + "\n" + second + "}\n").getBytes(UTF_8))
                .post("/v1/imports?kind=customers"));

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(1);
        assertThat(job.getList("rejections.line")).isEqualTo(List.of(2, 3));
        assertThat(job.getString("rejections[0].message")).contains("more than one value");
        given().get("/v1/customers/" + id + "-1").then().statusCode(200);
    }

    @Test
    void charsetIsDetectedAndTold() {
        var file = "customer_id,name\n%s,%s\n";
        assertThat(charset(file.formatted(id, "表示機構").getBytes(UTF_8), "表示機構")).isEqualTo("UTF-8");
        assertThat(charset(("\uFEFF" + file.formatted(id, "表示")).getBytes(UTF_8), "表示"))
                .isEqualTo("UTF-8");
        assertThat(charset(file.formatted(id, "表示①").getBytes(WINDOWS_31J), "表示①"))
                .isEqualTo("windows-31j");
        assertThat(charset(file.formatted(id, "Zoë Müller").getBytes(WINDOWS_1252), "Zoë Müller"))
                .isEqualTo("windows-1252");
        assertThat(charset(("\uFEFF" + file.formatted(id, "能登")).getBytes(UTF_16LE), "能登"))
                .isEqualTo("UTF-16");
        assertThat(charset(("\uFEFF" + file.formatted(id, "ソ子")).getBytes(UTF_16BE), "ソ子"))
                .isEqualTo("UTF-16");
    }

    @Test
    void namedCharsetIsHonoured() {
        var file = "customer_id,name\n%s,élan\n".formatted(id).getBytes(WINDOWS_1252);

        assertThat(imported("kind=customers&charset=windows-1252", file).getString("charset"))
                .isEqualTo("windows-1252");
        customerHas("élan");
        finished(ShopFile.request("text/csv; charset=Shift_JIS")
                .body("customer_id,name\n%s,ソ\n".formatted(id).getBytes(WINDOWS_31J))
                .post("/v1/imports?kind=customers"));
        customerHas("ソ");
    }

    @Test
    void unknownCharsetIsUnsupported() {
        post("kind=orders&charset=klingon", HEADER.getBytes(UTF_8))
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("detail", containsString("klingon"));
        ShopFile.request("text/csv; charset=klingon")
                .body(HEADER.getBytes(UTF_8))
                .post("/v1/imports?kind=orders")
                .then()
                .statusCode(415);
    }

    @Test
    void unknownFormatAndZoneAreNamed() {
        post("kind=orders&format=none", HEADER.getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("format"))
                .body("detail", containsString("shopify"));
        post("kind=orders&format=mailchimp", HEADER.getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("format"));
        post("kind=orders&timeZone=Mars/Base", HEADER.getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("timeZone"));
    }

    @Test
    void timesWithoutAZoneAreInTheZoneOfTheImport() {
        imported(
                "kind=orders&timeZone=America/New_York", HEADER + "%1$s,%1$s-1,2026-01-05 10:00,1,JPY\n".formatted(id));

        given().get("/v1/customers/" + id).then().body("value.firstOrderAt", equalTo("2026-01-05T15:00:00Z"));
    }

    private String charset(byte[] file, String name) {
        var job = imported("kind=customers", file);
        customerHas(name);
        return job.getString("charset");
    }

    private void customerHas(String name) {
        given().get("/v1/customers/" + id).then().body("name", equalTo(name));
    }

    private static JsonPath ndjson(String line) {
        return finished(ShopFile.request("application/x-ndjson")
                .body(line.getBytes(UTF_8))
                .post("/v1/imports?kind=orders"));
    }
}
