package io.winback.customer.survey;

import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.HashMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

/** The survey page without a browser: what a person typed, and the language. */
@QuarkusTest
class SurveyPageEntriesTest {

    @Test
    void nothingTypedIsLostByAnError() {
        given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body("comment=<b>my opinion</b>&price=2&delivery=5&score=x")
                .post(invitation("en-GB", "CSAT"))
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("&lt;b&gt;my opinion&lt;/b&gt;</textarea>"),
                        containsString("name=\"price\" value=\"2\" checked"),
                        containsString("name=\"delivery\" value=\"5\" checked"),
                        containsString("Please choose an answer to the first question.")));
    }

    @Test
    void commentThatIsTooLongIsShownAgainInFull() {
        given().contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .body("score=9&comment=" + "x".repeat(4_001))
                .post(invitation("en-GB", "NPS"))
                .then()
                .statusCode(400)
                .body(allOf(
                        containsString("x".repeat(4_001) + "</textarea>"),
                        containsString("name=\"score\" value=\"9\" required checked"),
                        containsString("at most 4,000 characters")));
    }

    @ParameterizedTest
    @CsvSource({"fr-FR, ja, ja", "fr-FR, en, en", ", en, en", ", ja-JP, ja", ", fr, ja", "jam, en, en", "ja-JP, en, ja"
    })
    void languageIsTheCustomersElseTheBrowsersElseThatOfTheDeployment(String locale, String browser, String page) {
        given().header("Accept-Language", browser)
                .get(invitation(locale, "NPS"))
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"%s\">".formatted(page)));
    }

    private static String invitation(String locale, String kind) {
        var customer = new HashMap<String, Object>();
        customer.put("locale", locale);
        var id = "c-" + UUID.randomUUID();
        given().contentType("application/json")
                .body(customer)
                .put("/v1/customers/" + id)
                .then()
                .statusCode(201);
        String url = given().contentType("application/json")
                .body("{\"customerId\": \"%s\", \"kind\": \"%s\"}".formatted(id, kind))
                .post("/v1/survey-invitations")
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        return URI.create(url).getPath();
    }
}
