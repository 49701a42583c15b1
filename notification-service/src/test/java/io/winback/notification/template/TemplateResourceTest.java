package io.winback.notification.template;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

@QuarkusTest
class TemplateResourceTest {

    private final String template = "/v1/templates/t-" + UUID.randomUUID();

    @Test
    void aTemplateIsRenderedInThePersonsLanguage() {
        put("こんにちは {customer.name}", null).then().statusCode(201);

        preview("ja-JP", "佐藤").then().statusCode(200).body("text", equalTo("こんにちは 佐藤"));
    }

    @Test
    void aNameCannotChangeThePageOrTheHeaders() {
        put("{customer.name}", "<p>{customer.name}</p>").then().statusCode(201);

        preview("ja", "<script>alert(1)</script>\r\nBcc: all@example.com")
                .then()
                .statusCode(200)
                .body("html", not(containsString("<script>")))
                .body("subject", not(containsString("\n")));
    }

    @Test
    void anUnknownPlaceholderIsNamedWithItsLine() {
        put("first\nsecond {customer.nmae}", null)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("messages[0].text"))
                .body("violations[0].message", containsString("line 2"));
        put("{inject:foo.bar}", null).then().statusCode(400);
        put("{config:secret}", null).then().statusCode(400);
    }

    @Test
    void aTemplateThatDoesNotParseIsNamedWithItsLine() {
        put("{#if customer.name}\nhello", null)
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("line"));
    }

    private Response put(String text, String html) {
        var message = new HashMap<String, Object>(
                Map.of("locale", "ja", "channel", "EMAIL", "subject", "{customer.name}様", "text", text));
        message.put("html", html);
        return given().contentType("application/json")
                .body(Map.of("messages", List.of(message)))
                .put(template);
    }

    private Response preview(String locale, String name) {
        return given().contentType("application/json")
                .body(Map.of("locale", locale, "channel", "EMAIL", "data", Map.of("customer", Map.of("name", name))))
                .post(template + "/preview");
    }
}
