package io.winback.customer.imports;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.winback.testkit.TestKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.customer.imports.ShopFile.finished;
import static io.winback.customer.imports.ShopFile.imported;
import static io.winback.customer.imports.ShopFile.post;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

/** What an import says of files and lines that it does not read. */
@QuarkusTest
class ImportRefusalsTest {

    private static final String HEADER = "customer_id,order_id,placed_at,amount,currency\n";
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final Charset EUC_JP_OF_WINDOWS = Charset.forName("x-eucJP-Open");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    @TestHTTPResource
    URI service;

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

    @ParameterizedTest
    @CsvSource({"1.000,EUR,2", "12.000,JPY,0", "1200.50,JPY,0", "1.0000,BHD,3", "1e-100000000,EUR,2"})
    void decimalsThatTheCurrencyDoesNotHaveAreRefusedInJson(String amount, String currency, int decimals) {
        var message =
                "must have at most %d decimals, as %s has; a thousands separator is read only by a format that names it"
                        .formatted(decimals, currency);

        var total = ndjson(json(amount, currency, "1"));
        var price = ndjson(json("1", currency, amount));

        assertThat(total.getString("rejections[0].field")).isEqualTo("total.amount");
        assertThat(total.getString("rejections[0].message")).startsWith(message + ", but is \"1");
        assertThat(total.getString("rejectionCounts[0].message")).isEqualTo(message);
        assertThat(price.getString("rejections[0].field")).isEqualTo("items[0].unitPrice.amount");
        assertThat(price.getString("rejections[0].message")).startsWith(message);
    }

    @ParameterizedTest
    @CsvSource({"1200.00,JPY", "1.000,BHD", "1.5,EUR", "0,JPY", "1e3,JPY"})
    void decimalsOfTheCurrencyAreAcceptedInJson(String amount, String currency) {
        var job = ndjson(json(amount, currency, amount));

        assertThat(job.getLong("accepted")).as(job.prettify()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"amount\": \"1.000\", \"currency\": \"EUR\"}|total.amount|must be a number, not \"1.000\"",
                "{\"currency\": \"EUR\"}|total.amount|is missing",
                "{\"amount\": 1}|total.currency|is missing",
                "{\"amount\": 1, \"currency\": \"EUR\", \"x\": 1}|total.x|is not a known field; expected one of amount, currency",
                "5|total|must be an object, not a number",
                "[]|total|must be an object, not a list"
            })
    void moneyThatIsNoneIsRefusedInJson(String total, String field, String message) {
        var job = ndjson(json("1", "EUR", "1").replace("{\"amount\": 1, \"currency\": \"EUR\"}, ", total + ", "));

        assertThat(job.getString("rejections[0].field")).isEqualTo(field);
        assertThat(job.getString("rejections[0].message")).isEqualTo(message);
    }

    private String json(String total, String currency, String price) {
        return """
                {"orderId": "%1$s", "customerId": "%1$s", "placedAt": "2026-01-05T03:00:00Z", \
                "total": {"amount": %2$s, "currency": "%3$s"}, \
                "items": [{"quantity": 1, "unitPrice": {"amount": %4$s, "currency": "%3$s"}}]}""".formatted(id, total, currency, price);
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

    @Test
    void itemInAnotherCurrencyThanItsOrderIsRefused() {
        var job = ndjson("""
                {"orderId": "%1$s", "customerId": "%1$s", "placedAt": "2026-01-05T03:00:00Z", \
                "total": {"amount": 1, "currency": "JPY"}, \
                "items": [{"quantity": 1, "unitPrice": {"amount": 1, "currency": "USD"}}]}""".formatted(id));

        assertThat(job.getString("rejections[0].field")).isEqualTo("items[0].unitPrice.currency");
        assertThat(job.getString("rejections[0].message")).isEqualTo("must be JPY, as that of the total, but is USD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1e999999999", "1e-999999999", "1e99999999999", "12345678901234567890", "0.12345678901234567891"
            })
    void numberThatCannotBeKeptExactlyIsRefusedAtItsField(String number) {
        var line = "{\"customerId\": \"%s\", \"attributes\": {\"size\": %s}}\n";

        var job = finished(ShopFile.request("application/x-ndjson")
                .body((line.formatted(id, number) + line.formatted(id + "-2", "1.25")).getBytes(UTF_8))
                .post("/v1/imports?kind=customers"));

        assertThat(job.getLong("accepted")).isEqualTo(1);
        assertThat(job.getInt("rejections[0].line")).isEqualTo(1);
        assertThat(job.getString("rejections[0].field")).isEqualTo("attributes.size");
        given().get("/v1/customers/" + id + "-2").then().body("attributes.size", equalTo(1.25f));
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

    @ParameterizedTest
    @CsvSource({".0,''", "'',.0"})
    void idsBesideThoseOfAnEarlierFileAreWarnedOf(String earlier, String later) {
        var number = String.valueOf(Math.abs(id.hashCode()));
        var line = "%1$s,%2$s-%3$d,2026-01-05,1,JPY\n";
        imported("kind=orders", HEADER + line.formatted(number + earlier, id, 1));

        var orders = imported("kind=orders", HEADER + line.formatted(number + later, id, 2));
        var customers = imported("kind=customers", "customer_id,name\n%s,A\n".formatted(number + later));
        var json = finished(ShopFile.request("application/x-ndjson")
                .body("{\"customerId\": \"%s\"}".formatted(number + later).getBytes(UTF_8))
                .post("/v1/imports?kind=customers"));
        var returns = imported(
                "kind=orders&format=square",
                "Date,Time,Transaction ID,Customer ID,Total Collected\n2026-01-06,10:00:00,%s-3,%s,-$1.00\n"
                        .formatted(id, number + later));

        assertThat(returns.getLong("orders")).isZero();
        for (var job : List.of(orders, customers, json, returns)) {
            assertThat(job.<Map<String, Object>>getList("warnings"))
                    .as(job.prettify())
                    .anySatisfy(warning -> {
                        assertThat(warning.get("count")).isEqualTo(1);
                        assertThat(warning.get("message").toString()).startsWith("such as " + number + ".0 exists");
                    });
        }
    }

    @Test
    void idsWithoutPointZeroAreNotWarnedOf() {
        var number = String.valueOf(Math.abs(id.hashCode()));

        var job = imported(
                "kind=customers", "customer_id,name\n%1$s,A\n%1$s.00,B\n%1$sx,C\n%2$s.0,D\n".formatted(number, id));

        assertThat(job.getList("warnings")).isEmpty();
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
    void fileOfOrdersThatLacksColumnsIsNotCalledAFileOfCustomers() {
        post("kind=orders", "customer_id,amount\nc,1\n".getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("order_id", "placed_at", "currency")))
                .body(
                        "detail",
                        allOf(containsString("lacks order_id, placed_at, currency"), not(containsString("kind="))));
    }

    @Test
    void headerOfManyColumnsIsCut() {
        var header = IntStream.range(0, 10_000).mapToObj(i -> "column" + i).collect(joining(","));
        for (var query : List.of("kind=orders", "kind=orders&format=winback", "kind=customers&format=winback")) {
            var answer = post(query, ("customer_id," + header + "\n").getBytes(UTF_8))
                    .then()
                    .statusCode(400)
                    .extract()
                    .asString();
            assertThat(answer.length()).as(query).isLessThan(20_000);
        }
        var ofLongName = post("kind=orders", ("x".repeat(1 << 19) + ",b\n").getBytes(UTF_8))
                .then()
                .statusCode(400)
                .extract()
                .asString();
        assertThat(ofLongName.length()).isLessThan(20_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"customer_id\": \"c1\"}]", " {\"customer_id\": \"c1\"}\n", "\uFEFF[\n {\"a\": 1}]"})
    void jsonThatIsSentAsCsvIsNamed(String file) {
        post("kind=orders", file.getBytes(UTF_8))
                .then()
                .statusCode(400)
                .body(
                        "detail",
                        equalTo("the file is JSON, not CSV; send one JSON object in each line with Content-Type"
                                + " application/x-ndjson"));
    }

    @Test
    void headerThatIsNotInTheNamedCharsetIsNamed() {
        post("kind=orders&charset=utf-8", "注文番号,メールアドレス\n1,2\n".getBytes(WINDOWS_31J))
                .then()
                .statusCode(400)
                .body(
                        "detail",
                        equalTo("the first line contains bytes that are not UTF-8; the file looks like windows-31j;"
                                + " leave out charset, or name the one that the file has"));
    }

    @Test
    void utf16WithoutAMarkIsNamed() {
        for (var charset : List.of(UTF_16LE, UTF_16BE)) {
            post("kind=orders", (HEADER + "c,o,2026-01-01,1,JPY\n").getBytes(charset))
                    .then()
                    .statusCode(400)
                    .body("detail", allOf(containsString("UTF-16"), containsString("charset=" + charset.name())));
        }
        var job = imported(
                "kind=orders&charset=UTF-16LE", HEADER + "%1$s,%1$s,2026-01-01,1,JPY\n".formatted(id), UTF_16LE);
        assertThat(job.getLong("accepted")).isEqualTo(1);
    }

    @Test
    void fileThatLooksLikeAnotherCharsetIsWarnedOf() {
        var file = "customer_id,name\n%1$s-1,表示①\n%1$s-2,日本語の名前\n".formatted(id);

        var garbled = imported("kind=customers&charset=Shift_JIS", file);
        assertThat(garbled.getString("warnings[0].message"))
                .isEqualTo("the file was read as windows-31j, but looks like UTF-8; import it again without charset,"
                        + " or name the one that it has");

        var rejected = imported("kind=customers&charset=UTF-8", file, WINDOWS_31J);
        assertThat(rejected.getLong("accepted")).isZero();
        assertThat(rejected.getString("warnings[0].message")).contains("looks like windows-31j");

        var right = imported("kind=customers&charset=Shift_JIS", file, WINDOWS_31J);
        assertThat(right.getList("warnings")).isEmpty();
        var ascii = imported("kind=customers&charset=Shift_JIS", "customer_id,name\n%1$s-1,A\n".formatted(id));
        assertThat(ascii.getList("warnings")).isEmpty();
    }

    @Test
    void emptyContentTypeIsRefused() throws Exception {
        var request = TestKeys.on(HttpRequest.newBuilder(service.resolve("/v1/imports?kind=orders")))
                .header("Content-Type", "")
                .POST(HttpRequest.BodyPublishers.ofString(HEADER))
                .build();

        var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonPath.from(answer.body()).getString("violations[0].field"))
                .isEqualTo("Content-Type");
    }

    @ParameterizedTest
    @CsvSource({
        "99999999999999999999999999,must have at most 18 digits before the decimal mark",
        "0.0000000001,must have at most 8 decimals",
        "9999999999999999,must be below 10^15"
    })
    void amountThatIsTooLongIsCalledSo(String amount, String message) {
        for (var format : List.of("winback", "copy")) {
            if (format.equals("copy")) {
                var document = new HashMap<>(
                        given().get("/v1/import-formats/winback").jsonPath().<String, Object>getMap("$"));
                given().contentType("application/json")
                        .body(document)
                        .put("/v1/import-formats/" + id)
                        .then()
                        .statusCode(201);
            }
            var job = imported(
                    "kind=orders&format=" + (format.equals("copy") ? id : format),
                    HEADER + "%1$s,%1$s,2026-01-05,%2$s,JPY\n".formatted(id, amount));

            assertThat(job.getString("rejections[0].field")).isEqualTo("amount");
            assertThat(job.getString("rejections[0].message"))
                    .as(format)
                    .startsWith(message)
                    .contains(amount);
        }
        given().delete("/v1/import-formats/" + id).then().statusCode(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1899-12-31", "9999-12-31", "2100-01-01 10:00"})
    void timeIsShownAsItIsWritten(String time) {
        var job = imported("kind=orders", HEADER + "%1$s,%1$s,%2$s,1,JPY\n".formatted(id, time));

        assertThat(job.getString("rejections[0].field")).isEqualTo("placed_at");
        assertThat(job.getString("rejections[0].message")).contains(", but is \"" + time + "\"");
    }

    @Test
    void valueOfARefusedFieldIsShown() {
        var job = imported(
                "kind=orders",
                HEADER.strip() + ",sku,quantity\n"
                        + "%1$s,%1$s-1,2026-01-01,1,JPY,T,0\n%1$s,%1$s/2,2026-01-01,1,JPY,T,1\n".formatted(id));

        assertThat(job.getList("rejections.field")).isEqualTo(List.of("quantity", "order_id"));
        assertThat(job.getString("rejections[0].message")).endsWith(", but is \"0\"");
        assertThat(job.getString("rejections[1].message")).endsWith("/2\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "abc", "-3", "0", "２"})
    void quantityWithoutAnArticleIsChecked(String quantity) {
        var job = imported(
                "kind=orders",
                HEADER.strip() + ",sku,quantity\n" + "%1$s,%1$s-1,2026-01-01,1,JPY,,%2$s\n".formatted(id, quantity));

        assertThat(job.getList("rejections.field")).isEqualTo(List.of("quantity"));
        assertThat(job.getString("rejections[0].message")).endsWith(", but is \"" + quantity + "\"");
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
                .body("detail", equalTo("Content-Type must be text/csv or application/x-ndjson, not application/json"));
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
        assertThat(charset(file.formatted(id, "佐々木 さくら①").getBytes(EUC_JP_OF_WINDOWS), "佐々木 さくら①"))
                .isEqualTo("EUC-JP");
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
        assertThat(imported(
                                "kind=customers&charset=EUC-JP",
                                "customer_id,name\n%s,車\n".formatted(id).getBytes(EUC_JP_OF_WINDOWS))
                        .getString("charset"))
                .isEqualTo("EUC-JP");
        customerHas("車");
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
