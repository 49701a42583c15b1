package io.winback.customer.profile;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
class CustomerListTest {

    private final String token = UUID.randomUUID().toString().substring(0, 8);
    private int orders;

    @Test
    void amountsOfSeveralCurrenciesAreComparedByTheRateOfToday() {
        putRate("USD", "2026-11-01", "JPY", "156.2");
        order("yen", "3000", "JPY");
        order("dollar", "20", "USD");
        order("cent", "0.01", "USD");

        assertThat(names("/v1/customers?name=" + token)).containsExactly("dollar", "yen", "cent");

        putRate("USD", "2026-11-02", "JPY", "140");
        assertThat(names("/v1/customers?name=" + token)).containsExactly("yen", "dollar", "cent");
    }

    @Test
    void currencyWhoseRateIsDeletedIsListedByItself() {
        putRate("USD", "2026-11-01", "JPY", "156.2");
        putRate("WST", "2026-11-01", "JPY", "55");
        order("tala", "100", "WST");
        order("yen", "5000", "JPY");
        assertThat(names("/v1/customers?name=" + token)).containsExactly("tala", "yen");

        given().delete("/v1/exchange-rates/WST/to/JPY/2026-11-01").then().statusCode(204);

        assertThat(names("/v1/customers?name=" + token)).containsExactly("yen", "tala");
    }

    @Test
    void currencyWithoutARateIsListedByItself() {
        order("krona-1", "1", "KES");
        order("forint-1", "9000000", "HUF");
        order("krona-2", "2", "KES");
        put("none", Map.of("name", "Some One " + token));

        assertThat(names("/v1/customers?name=" + token)).containsExactly("forint-1", "krona-2", "krona-1", "none");
    }

    @Test
    void equalValuesAreListedById() {
        for (var name : List.of("b", "c", "a")) {
            order(name, "500", "JPY");
        }

        assertThat(names("/v1/customers?name=" + token)).containsExactly("a", "b", "c");
    }

    /** Pages by the index of each currency, and of a search. */
    @ParameterizedTest
    @ValueSource(strings = {"stage=CHURNED&churnReason=COMPETITOR", "name="})
    void customersWhoseValueChangesAreNeitherSkippedNorRepeated(String query) {
        putRate("USD", "2026-11-01", "JPY", "156.2");
        var random = new Random(11);
        var expected = new ArrayList<String>();
        for (int i = 0; i < 12; i++) {
            var id = id("n" + (char) ('a' + i));
            expected.add(id);
            order("n" + (char) ('a' + i), String.valueOf(1 + random.nextInt(50)), i % 3 == 0 ? "USD" : "JPY");
            cancel(id);
        }
        var filter = query.equals("name=") ? query + token : query;
        var before = ids("/v1/customers?limit=200&" + filter);
        var listed = new ArrayList<String>();
        String next = null;
        do {
            var page = page("/v1/customers?limit=1&" + filter + (next == null ? "" : "&after=" + next));
            listed.addAll(page.getList("items.customerId"));
            next = page.getString("next");
            for (int i = 0; i < 2; i++) {
                int changed = random.nextInt(12);
                order(
                        "n" + (char) ('a' + changed),
                        String.valueOf(1 + random.nextInt(10_000)),
                        changed % 3 == 0 ? "USD" : "JPY");
            }
        } while (next != null);

        assertThat(listed).doesNotHaveDuplicates().containsAll(expected);
        assertThat(listed)
                .filteredOn(expected::contains)
                .isEqualTo(before.stream().filter(expected::contains).toList());
    }

    @Test
    void cursorOfAnEarlierListIsRefused() {
        order("a", "1", "JPY");
        order("b", "1", "JPY");
        String next = page("/v1/customers?limit=1&name=" + token).getString("next");
        var position = new String(Base64.getUrlDecoder().decode(next.split("\\.")[0]), UTF_8);
        var old = "1" + position.substring(position.indexOf(' '));

        given().queryParam("after", Base64.getUrlEncoder().withoutPadding().encodeToString(old.getBytes(UTF_8)))
                .get("/v1/customers")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("after"))
                .body("violations[0].message", containsString("start with the first page"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9999999999 1:2:2 x",
                "9999999999 1:2:1,1  ~ 0 c",
                "9999999999 5:2:  ~ 0 c",
                "9999999999 1:2:  ~ 1e999999999 c",
                "999999999999999999 1:2:  ~ 0 c"
            })
    void impossibleCursorIsRefused(String position) {
        given().queryParam("after", Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(UTF_8)))
                .get("/v1/customers")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("after"));
    }

    @Test
    void customerIsFoundByAddressInAnySpelling() {
        customer("hina", Map.of("email", "Hina." + token + "@Bücher.example", "phone", "+819012345678"));

        for (var email : List.of(
                "Hina." + token + "@Bücher.example",
                "hina." + token.toUpperCase() + "@bücher.example",
                "hina." + token + "@xn--bcher-kva.example",
                "ｈｉｎａ." + token + "＠xn--bcher-kva.example")) {
            assertThat(found("email", email)).as(email).containsExactly(id("hina"));
        }
        assertThat(found("email", "na." + token + "@bücher.example")).isEmpty();
        for (var phone : List.of("+819012345678", " 819012345678", "+81 (90) 1234-5678", "＋８１９０１２３４５６７８")) {
            assertThat(found("phone", phone)).as(phone).contains(id("hina"));
        }
        assertThat(found("phone", "+819012345679")).doesNotContain(id("hina"));
    }

    @Test
    void customerIsFoundByTheBeginningOfEachWordOfTheName() {
        named("1", "佐藤　陽菜 " + token);
        named("2", "Tanaka Hina-Maria " + token);
        named("3", "ﾀﾅｶ ﾊﾅｺ " + token);

        assertThat(found("name", token + " 佐")).containsExactly(id("1"));
        assertThat(found("name", "陽菜 " + token)).containsExactly(id("1"));
        assertThat(found("name", "tana " + token)).containsExactly(id("2"));
        assertThat(found("name", "ＭＡＲＩＡ " + token)).containsExactly(id("2"));
        assertThat(found("name", "タナカ " + token)).containsExactly(id("3"));
        assertThat(found("name", "anaka " + token)).isEmpty();
        assertThat(found("name", "O'x\\ ':* " + token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"email=nobody", "phone=09012345678", "phone=x", "name=%20-%20"})
    void impossibleSearchNamesItsParameter(String query) {
        given().urlEncodingEnabled(false)
                .get("/v1/customers?" + query)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(query.substring(0, query.indexOf('='))));
    }

    private static List<String> found(String parameter, String value) {
        return given().queryParam(parameter, value)
                .get("/v1/customers")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.customerId");
    }

    private List<String> names(String path) {
        return ids(path).stream().map(id -> id.substring(token.length() + 1)).toList();
    }

    private static List<String> ids(String path) {
        return page(path).getList("items.customerId");
    }

    private static JsonPath page(String path) {
        return given().get(path).then().statusCode(200).extract().jsonPath();
    }

    private String id(String name) {
        return token + "-" + name;
    }

    private void named(String name, String whole) {
        put(name, Map.of("name", whole));
    }

    private void customer(String name) {
        put(name, Map.of("name", "Some One " + token));
    }

    private void customer(String name, Map<String, String> contacts) {
        put(name, Map.of("name", "Some One " + token, "contacts", contacts));
    }

    private void put(String name, Map<String, Object> data) {
        given().contentType("application/json")
                .body(data)
                .put("/v1/customers/" + id(name))
                .then()
                .statusCode(201);
    }

    private void order(String name, String amount, String currency) {
        if (given().get("/v1/customers/" + id(name)).statusCode() == 404) {
            customer(name);
        }
        given().contentType("application/json")
                .body("""
                        {"orderId": "%s-%d", "customerId": "%s", "placedAt": "2026-01-05T03:00:00Z",
                         "total": {"amount": %s, "currency": "%s"}}""".formatted(token, orders++, id(name), amount, currency))
                .post("/v1/orders")
                .then()
                .statusCode(201);
    }

    private static void cancel(String customerId) {
        given().contentType("application/json")
                .body(Map.of("customerId", customerId, "reason", "COMPETITOR", "cancelledAt", "2026-02-05T03:00:00Z"))
                .post("/v1/cancellations")
                .then()
                .statusCode(201);
    }

    private static void putRate(String currency, String date, String to, String rate) {
        given().contentType("application/json")
                .body("{\"date\": \"%s\", \"to\": \"%s\", \"rate\": %s}".formatted(date, to, rate))
                .put("/v1/exchange-rates/" + currency)
                .then();
    }
}
