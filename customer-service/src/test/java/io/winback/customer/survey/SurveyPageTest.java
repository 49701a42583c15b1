package io.winback.customer.survey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.testkit.Chromium;
import io.winback.testkit.RequiresBrowser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

/** The survey page in a real browser. */
@QuarkusTest
@RequiresBrowser
class SurveyPageTest {

    private static final int PHONE = 390;
    private static Chromium chromium;

    @TestHTTPResource("/")
    URI here;

    private final String customer = "c-" + UUID.randomUUID();

    @BeforeAll
    static void openABrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeIt() {
        chromium.close();
    }

    @Test
    void answerIsRecordedOnceInTheCustomersLanguage() {
        aCustomer("ja-JP");
        var link = invitation("CSAT");
        var page = open(link);
        assertThat(page.locator("html").getAttribute("lang")).isEqualTo("ja");
        assertThat(page.title()).isEqualTo("アンケート");
        screenshot(page, "csat-ja");

        page.locator("input[name=score][value='2']").check();
        page.locator("input[name=delivery][value='1']").check();
        page.getByLabel("ご意見をお聞かせください").fill("<b>また来ます</b>");
        page.locator("button").click();

        assertThat(page.locator("h1").innerText()).isEqualTo("ご回答ありがとうございました");
        assertThat(open(link).locator("h1").innerText()).contains("すでにご回答いただいています");
        given().contentType("application/x-www-form-urlencoded")
                .body("score=5")
                .post(link)
                .then()
                .statusCode(200);
        given().get("/v1/customers/" + customer + "/held-data")
                .then()
                .body("surveyResponses.size()", equalTo(1))
                .body("surveyResponses[0].reason", equalTo("DELIVERY"))
                .body("surveyResponses[0].comment", equalTo("<b>また来ます</b>"));
    }

    @Test
    void exitSurveyPageRecordsTheReason() {
        aCustomer("en-GB");
        given().contentType("application/json")
                .body(Map.of("customerId", customer))
                .post("/v1/cancellations");
        var page = open(invitation("EXIT"));
        screenshot(page, "exit-en");

        page.getByLabel("The prices").check();
        page.locator("button").click();

        assertThat(page.locator("h1").innerText()).isEqualTo("Thank you");
        given().get("/v1/customers/" + customer).then().body("lifecycle.churnReason", equalTo("PRICE"));
    }

    @Test
    void customerIsNotSurveyedAgainWithinTheMinimumTime() {
        aCustomer("ja-JP");
        invitation("NPS");

        invite("EXIT").then().statusCode(422).body("code", equalTo("SURVEY_FATIGUE"));
    }

    @Test
    void deceasedCustomerIsNotSurveyed() {
        aCustomer("ja-JP");
        given().contentType("application/json")
                .body(Map.of("customerId", customer, "reason", "DECEASED"))
                .post("/v1/cancellations");

        invite("EXIT").then().statusCode(422).body("code", equalTo("DECEASED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "score=", "score=11", "score=-1", "score=1e1", "score=５", "comment=only", "%00=%00"})
    void incompleteAnswerIsAskedAgain(String form) {
        aCustomer("ja-JP");
        var link = invitation("NPS");

        given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body(form)
                .post(link)
                .then()
                .statusCode(400)
                .contentType("text/html");
        given().get(link).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            reason=%zz     | UTF-8 | 400
            reason=PRICE&% | UTF-8 | 400
            &&&=           | UTF-8 | 400
            score=9        | foo   | 415
            """)
    void formThatCannotBeReadIsRefused(String form, String charset, int status) throws Exception {
        aCustomer("ja-JP");
        var link = here.resolve(invitation("NPS"));

        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(link)
                                .header("Content-Type", "application/x-www-form-urlencoded; charset=" + charset)
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void surveyPageDoesNotAcceptADeath() {
        aCustomer("ja-JP");

        given().contentType("application/x-www-form-urlencoded")
                .body("reason=DECEASED")
                .post(invitation("EXIT"))
                .then()
                .statusCode(400);
    }

    @Test
    void linkOfAnErasedCustomerIsExpired() {
        aCustomer("ja-JP");
        var link = invitation("NPS");
        given().delete("/v1/customers/" + customer).then().statusCode(202);

        given().get(link).then().statusCode(410);
        given().contentType("application/x-www-form-urlencoded")
                .body("score=0&comment=x")
                .post(link)
                .then()
                .statusCode(410);
    }

    @Test
    void forgedLinkIsRefused() {
        aCustomer("ja-JP");
        var link = invitation("NPS");

        given().get(link.substring(0, link.length() - 2) + "AA").then().statusCode(404);
        given().get("/s/" + "A".repeat(43)).then().statusCode(404);
        given().get("/s/x").then().statusCode(404);
    }

    private void aCustomer(String locale) {
        given().contentType("application/json")
                .body(Map.of("name", "佐藤 陽菜", "locale", locale))
                .put("/v1/customers/" + customer)
                .then()
                .statusCode(201);
    }

    private Response invite(String kind) {
        return given().contentType("application/json")
                .body(Map.of("customerId", customer, "kind", kind))
                .post("/v1/survey-invitations");
    }

    private String invitation(String kind) {
        String url = invite(kind).then().statusCode(201).extract().path("url");
        return URI.create(url).getPath();
    }

    private Page open(String link) {
        var page = chromium.reader("ja-JP", PHONE, ColorScheme.LIGHT).newPage();
        page.navigate(here.resolve(link).toString());
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        return page;
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new ScreenshotOptions()
                .setPath(Path.of("target/screenshots/survey-" + name + ".png"))
                .setFullPage(true));
    }
}
