package io.winback.notification.template;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.events.campaign.CampaignActivated;
import io.winback.events.notification.TemplatePublished;
import io.winback.notification.SampleRecipient;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

@QuarkusTest
class TemplateResourceTest {

    private final String id = "t-" + UUID.randomUUID();
    private final String template = "/v1/templates/" + id;

    @Inject
    Templates templates;

    @Inject
    DataSource database;

    @Test
    void aTemplateIsRenderedInTheLanguageOfTheRecipient() {
        put("こんにちは {customer.name}", null).then().statusCode(201);

        preview("ja-JP", "佐藤").then().statusCode(200).body("text", equalTo("こんにちは 佐藤"));
    }

    @Test
    void theSameMessagesAgainAreNoChange() {
        var tag = put("hello", null).then().statusCode(201).extract().header("ETag");

        put("hello", null).then().statusCode(200).header("ETag", equalTo(tag));
        put("hello again", null).then().statusCode(200).header("ETag", not(equalTo(tag)));
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
    void anUnknownPlaceholderIsReportedWithItsLine() {
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
    void aTemplateThatDoesNotParseIsReportedWithItsLine() {
        put("{#if customer.name}\nhello", null)
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("line"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{{customer.name}}; single braces",
                "{{ customer.name }}; single braces",
                "{ customer.name }; no space after the brace",
                "{ first_name }; no space after the brace",
                "{ customer.name ?: 'there' }; no space after the brace",
                "{ #if coupon }; no space after the brace",
                "*|FNAME|*; {customer.name}",
                "%%X%%; {customer.name}",
                "%%First Name%%; {customer.name}",
                "%FIRST_NAME%; {customer.name}",
                "{% if x %}; {#if customer.name}",
                "${customer.name}; no $",
                "<%= name %>; {customer.name}",
                "[[ name ]]; {customer.name}",
                "｛customer.name｝; half width"
            })
    void aPlaceholderOfAnotherSystemIsReportedWithItsLineAndTheReplacement(String foreign, String advice) {
        put("first\nsecond " + foreign, null)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("messages[0].text"))
                .body("violations[0].message", allOf(containsString("line 2"), containsString(advice)));
        put("text", "<p>\n\n" + foreign + "</p>")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("messages[0].html"))
                .body("violations[0].message", allOf(containsString("line 3"), containsString(advice)));
        putEmail(foreign, "text", null)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("messages[0].subject"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50%OFF・20%OFF",
                "a { b",
                "\\{customer.name}",
                "100%",
                "* | *",
                "[お知らせ]",
                "｛限定｝",
                "5 < 6 %",
                "{'x'}"
            })
    void textThatLooksLikeAPlaceholderIsPrinted(String text) {
        put(text, "<p>" + text + "</p>").then().statusCode(201);

        preview("ja", "佐藤").then().body("text", equalTo(text.replace("\\{", "{")));
    }

    @Test
    void aStyleSheetIsAccepted() {
        put("text", "<style>\n.a{color:red}\n@media (max-width:600px){.b{top:0}}\n</style><p>{customer.name}</p>")
                .then()
                .statusCode(201);

        preview("ja", "佐藤")
                .then()
                .body("html", containsString(".a{color:red}\n@media (max-width:600px){.b{top:0}}"))
                .body("html", containsString("<p>佐藤</p>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0007", "\u001b", "\u007f", "\ud83d"})
    void controlCharactersAreRefused(String character) {
        put("a" + character, null).then().statusCode(400);
        put("a", "<p>" + character + "</p>").then().statusCode(400);
        putEmail("a" + character, "a", null).then().statusCode(400);
    }

    @Test
    void tabsAndLineEndsAreAllowedOnlyInBodies() {
        put("a\tb\r\nc", "<p>a\tb\r\nc</p>").then().statusCode(201);
        putEmail("a\tb", "a", null).then().statusCode(400);
        putEmail("a\nb", "a", null).then().statusCode(400);
    }

    @Test
    void aPreviewWithoutDataShowsSamples() {
        put(
                        Map.of("locale", "ja", "channel", "SMS", "text", everything()),
                        Map.of("locale", "en", "channel", "SMS", "text", everything()))
                .then()
                .statusCode(201);

        previewOf("ja-JP", "SMS", null)
                .then()
                .statusCode(200)
                .body("text", matchesPattern("田中 太郎 C-10482 \\S+ \\d+年\\d+月\\d+日 .+ 冬の再会 http\\S+ http\\S+"))
                .body("alphabet", equalTo("UCS_2"));
        previewOf("en-GB", "SMS", null)
                .then()
                .statusCode(200)
                .body(
                        "text",
                        matchesPattern("Alex Morgan C-10482 \\S+ \\d+ \\w+ \\d+ .+ Winter reunion http\\S+ http\\S+"))
                .body("alphabet", equalTo("GSM_7"));
    }

    @Test
    void aPreviewHasNoNameAndNoCouponIfItsDataHasNone() {
        put(Map.of(
                        "locale",
                        "en",
                        "channel",
                        "SMS",
                        "text",
                        "{customer.name ?: 'there'} {#if coupon}{coupon.code}{#else}-{/if} {unsubscribeUrl}"))
                .then()
                .statusCode(201);

        previewOf("en", "SMS", Map.of()).then().body("text", matchesPattern("there - http\\S+"));
        previewOf("en", "SMS", Map.of("coupon", Map.of("code", "ABC")))
                .then()
                .body("text", matchesPattern("there ABC http\\S+"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"customer": 5}                | data.customer      | must be an object, not 5
            {"coupon": ["ABC"]}            | data.coupon        | must be an object, not a list
            {"customer": {"name": 7}}      | data.customer.name | must be a string, not 7
            {"campaign": {"name": {}}}     | data.campaign.name | must be a string, not an object
            {"unsubscribeUrl": true}       | data.unsubscribeUrl | must be a string, not true
            {"customer": {"nmae": "山田"}} | data.customer.nmae | is not a known placeholder; expected one of campaign.name, coupon.code, coupon.expiresOn, customer.customerId, customer.name, offer.name, preferencesUrl, unsubscribeUrl
            {"foo": {"bar": 1}}            | data.foo           | is not a known placeholder; expected one of campaign.name, coupon.code, coupon.expiresOn, customer.customerId, customer.name, offer.name, preferencesUrl, unsubscribeUrl
            """)
    void valuesOfNoPlaceholderAreRefusedInAPreview(String data, String field, String message) {
        put(Map.of("locale", "en", "channel", "SMS", "text", "hello")).then().statusCode(201);

        given().contentType("application/json")
                .body("{\"locale\": \"en\", \"channel\": \"SMS\", \"data\": %s}".formatted(data))
                .post(template + "/preview")
                .then()
                .statusCode(400)
                .body("detail", equalTo(field + ": " + message))
                .body("violations[0].field", equalTo(field));
    }

    @Test
    void aPreviewTakesAbsentValuesAndNamesEveryWrongOne() {
        put(Map.of("locale", "en", "channel", "SMS", "text", "hello {customer.name ?: 'there'}"))
                .then()
                .statusCode(201);

        given().contentType("application/json")
                .body("""
                        {"locale": "en", "channel": "SMS", "data": {"coupon": null, "customer": {"name": null}}}
                        """)
                .post(template + "/preview")
                .then()
                .statusCode(200)
                .body("text", equalTo("hello there"));
        previewOf("en", "SMS", Map.of("customer", 5, "foo", "x"))
                .then()
                .statusCode(400)
                .body("violations.field", containsInAnyOrder("data.customer", "data.foo"));
    }

    @Test
    void aPreviewReportsTheMissingValue() {
        put(Map.of("locale", "en", "channel", "SMS", "text", "{coupon.code}"))
                .then()
                .statusCode(201);

        previewOf("en", "SMS", Map.of())
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("data"))
                .body("violations[0].message", containsString("{coupon.code} has no value"));
    }

    @ParameterizedTest
    @CsvSource({"subject", "html", "text"})
    void aPreviewNamesThePartWithTheMissingValue(String part) {
        var message =
                new HashMap<>(Map.of("locale", "en", "channel", "EMAIL", "subject", "s", "html", "h", "text", "t"));
        message.put(part, "{offer.name}");
        put(message).then().statusCode(201);

        previewOf("en", "EMAIL", Map.of())
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("data"))
                .body("violations[0].message", startsWith(part + ": line 1: {offer.name} has no value"));
    }

    @ParameterizedTest
    @CsvSource({"SMS, subject", "SMS, html", "CHAT, subject", "CHAT, html"})
    void aPartThatTheChannelDoesNotSendIsRefused(String channel, String part) {
        put(Map.of("locale", "en", "channel", channel, "text", "t", part, "x"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("messages[0]." + part))
                .body("violations[0].message", startsWith("a message on channel " + channel + " has no "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{#for i in 10}{/for}; line 1: {#for i in 10} cannot be used; conditions are",
                "{#if}x{/if}; line 1: {#if} has no condition",
                "x{/if}; line 1: {/if} has no {#if …} before it",
                "{#if coupon}x; line 1: {#if …} is not closed; write {/if} after it",
                "{#if coupon}x{/for}; line 1: {/for} does not close {#if …}; write {/if}",
                "a {customer.name; line 1: a brace is not closed",
                "{coupon[offer.name]}; line 1: {coupon[offer.name]} cannot be read",
                "{coupon.(x}; line 1: {coupon.(x} cannot be read",
                "a {customer..(name)} b; line 1: there is no placeholder {customer..(name)}; expected",
                "{customer.name.{unsubscribeUrl)}; line 1: there is no placeholder {customer.name.{unsubscribeUrl)}",
                "{customer.nmae ?: 'you'}; line 1: there is no placeholder {customer.nmae ?: 'you'}; expected",
                "{#if customer.nmae}x{/if}; line 1: there is no placeholder {customer.nmae}; expected",
                "{customer.name.getBytes()}; line 1: {customer.name.getBytes()} calls a function",
                "{customer.name ?: campaign.name.substring(0)}; calls a function",
                "{customer.name + 1}; line 1: {customer.name + 1} calls a function"
            })
    void theErrorOfATemplateIsToldInPlainWords(String text, String problem) {
        put(text, null)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("messages[0].text"))
                .body("violations[0].message", containsString(problem))
                .body(
                        "violations[0].message",
                        not(matchesPattern("(?s).*(section|helper|Parser|Rendering|java\\.|base object).*")));
    }

    @Test
    void anErrorThatAllMessagesWouldHaveIsReportedAtItsPart() {
        put("text", "{#if unsubscribeUrl}" + "x".repeat(10) + "{/if}").then().statusCode(201);
        put("{#if !unsubscribeUrl}x{/if}", null)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("messages[0].text"))
                .body("violations[0].message", equalTo("it is empty for this message"));
    }

    @Test
    void aPreviewReportsTheMissingChannelOrLocale() {
        put(Map.of("locale", "en", "channel", "SMS", "text", "hello")).then().statusCode(201);

        previewOf("en", "CHAT", null)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("channel"))
                .body("violations[0].message", equalTo("the template has no CHAT text; it has texts for SMS"));
        previewOf("fr", "SMS", null)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("locale"))
                .body("violations[0].message", containsString("it has one in en"));
        previewOf("not a locale", "SMS", null).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({
        "'€ [ é @ $', 151, GSM_7, 162, 2",
        "'', 160, GSM_7, 160, 1",
        "'', 161, GSM_7, 161, 2",
        "'字', 69, UCS_2, 70, 1",
        "'字', 70, UCS_2, 71, 2",
        "'😀', 68, UCS_2, 70, 1"
    })
    void aPreviewOfAnSmsShowsItsParts(String begin, int more, String alphabet, int characters, int parts) {
        put(Map.of("locale", "en", "channel", "SMS", "text", begin + "a".repeat(more)))
                .then()
                .statusCode(201);

        previewOf("en", "SMS", null)
                .then()
                .body("alphabet", equalTo(alphabet))
                .body("characters", equalTo(characters))
                .body("parts", equalTo(parts));
    }

    @Test
    void otherChannelsHaveNoParts() {
        put("text", null);

        preview("ja", "佐藤").then().body("parts", nullValue()).body("alphabet", nullValue());
    }

    @Test
    void aChatTextOfMoreThan5000UnitsIsRefused() {
        put(Map.of("locale", "ja", "channel", "CHAT", "text", "あ".repeat(5_000)))
                .then()
                .statusCode(201);
        put(Map.of("locale", "ja", "channel", "CHAT", "text", "あ".repeat(5_001)))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("messages[0].text"))
                .body("violations[0].message", containsString("5000"));
        put(Map.of("locale", "ja", "channel", "CHAT", "text", "😀".repeat(2_501)))
                .then()
                .statusCode(400);
        // A text that is too long only with a coupon can be sent without one.
        put(Map.of("locale", "ja", "channel", "CHAT", "text", "{#if coupon}" + "あ".repeat(5_001) + "{#else}a{/if}"))
                .then()
                .statusCode(200);
    }

    @Test
    void aTextThatIsTooLongForOneRecipientFailsOnlyThatMessage() {
        put(Map.of("locale", "ja", "channel", "CHAT", "text", "あ".repeat(4_990) + "{customer.name}"))
                .then()
                .statusCode(201);

        previewOf("ja", "CHAT", Map.of("customer", Map.of("name", "佐藤"))).then().statusCode(200);
        previewOf("ja", "CHAT", Map.of("customer", Map.of("name", "佐".repeat(11))))
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("5000"));
    }

    @Test
    void anSmsOfMoreThanTenPartsIsRefused() {
        put(Map.of("locale", "en", "channel", "SMS", "text", "a".repeat(1_530)))
                .then()
                .statusCode(201);
        put(Map.of("locale", "en", "channel", "SMS", "text", "a".repeat(1_531)))
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("10 parts"));
    }

    @Test
    void aStoredTemplateThatDoesNotParseAffectsNoOtherMessage() throws SQLException {
        put("Hello {customer.name}", null).then().statusCode(201);
        store("""
                [{"locale": "ja", "channel": "EMAIL", "subject": "s", "text": "{#each x}"},
                 {"locale": "ja", "channel": "SMS", "text": "Hello {customer.name}"}]""");

        var set = templates.parsed(List.of(id)).get(id);

        assertThat(set.covers(Channel.EMAIL, "ja", "ja")).isTrue();
        var failure = catchThrowableOfType(NotRenderable.class, () -> set.render(Channel.EMAIL, "ja", "ja", Map.of()));
        assertThat(failure.reason()).isEqualTo(Refusal.RENDER_ERROR);
        assertThat(failure).hasMessageContaining("messages[0].text").hasMessageContaining("line 1");
        previewOf("ja", "SMS", null).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "null", "[null]", "{}", "[{\"locale\": \"ja\", \"channel\": \"EMAIL\"}]"})
    void aStoredTemplateThatCannotBeParsedAffectsNoOtherAndCanBeReplaced(String stored) throws SQLException {
        put("Hello", null).then().statusCode(201);
        store(stored);

        var set = templates.parsed(List.of(id, "hello")).get(id);

        var failure = catchThrowableOfType(NotRenderable.class, () -> set.render(Channel.EMAIL, "ja", "ja", Map.of()));
        assertThat(failure.reason()).isEqualTo(Refusal.RENDER_ERROR);
        given().get(template).then().statusCode(200).body("problem", notNullValue());
        given().get("/v1/templates?limit=200").then().statusCode(200);
        preview("ja", "佐藤").then().statusCode(400);
        put("Hello again", null).then().statusCode(200);
        preview("ja", "佐藤").then().statusCode(200).body("text", equalTo("Hello again"));
    }

    @Test
    void aStoredTextOfAnUnknownChannelIsIgnored() throws SQLException {
        put("Hello", null).then().statusCode(201);
        store("""
                [{"locale": "ja", "channel": "LETTER", "text": "x"}, {"locale": "ja", "channel": "SMS", "text": "y"}]""");

        var set = templates.parsed(List.of(id)).get(id);

        assertThat(set.covers(Channel.EMAIL, "ja", "ja")).isFalse();
        previewOf("ja", "SMS", null).then().statusCode(200).body("text", equalTo("y"));
    }

    @Test
    void aMissingLocaleOrChannelIsReported() {
        put(Map.of("locale", "en", "channel", "SMS", "text", "hello")).then().statusCode(201);

        var set = templates.parsed(List.of(id)).get(id);

        assertThat(set.covers(Channel.SMS, "fr-FR", "ja")).isFalse();
        assertThat(set.covers(Channel.SMS, "en-AU", "ja")).isTrue();
        assertThat(catchThrowableOfType(NotRenderable.class, () -> set.render(Channel.SMS, "fr-FR", "ja", Map.of()))
                        .reason())
                .isEqualTo(Refusal.TEMPLATE_MISSING);
    }

    private static String everything() {
        return "{customer.name} {customer.customerId} {coupon.code} {coupon.expiresOn} {offer.name} {campaign.name}"
                + " {unsubscribeUrl} {preferencesUrl}";
    }

    /** As another version of the service may have stored it. */
    private void store(String messages) throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("update template set messages = ? where template_id = ?")) {
            update.setString(1, messages);
            update.setString(2, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    private Response put(String text, String html) {
        return putEmail("{customer.name}様", text, html);
    }

    private Response putEmail(String subject, String text, String html) {
        var message = new HashMap<String, Object>(
                Map.of("locale", "ja", "channel", "EMAIL", "subject", subject, "text", text));
        message.put("html", html);
        return put(message);
    }

    private Response put(Object... messages) {
        return given().contentType("application/json")
                .body(Map.of("messages", List.of(messages)))
                .put(template);
    }

    private Response preview(String locale, String name) {
        return previewOf(locale, "EMAIL", Map.of("customer", Map.of("name", name)));
    }

    private Response previewOf(String locale, String channel, Map<String, ?> data) {
        var preview = new HashMap<String, Object>(Map.of("locale", locale, "channel", channel));
        preview.put("data", data);
        return given().contentType("application/json").body(preview).post(template + "/preview");
    }

    @Test
    void whatGetAnswersCanBePutBackUnchanged() {
        var template = "/v1/templates/t-" + UUID.randomUUID();
        putJson(template, "{\"messages\": [{\"locale\": \"ja\", \"channel\": \"CHAT\", \"text\": \"お帰りなさい\"}]}")
                .then()
                .statusCode(201);

        putJson(template, given().get(template).asString()).then().statusCode(200);

        putJson(
                        template,
                        given().get(template)
                                .asString()
                                .replaceAll("\"changedAt\":\"[^\"]*\"", "\"changedAt\":\"2020-01-01T00:00:00Z\""))
                .then()
                .statusCode(409)
                .body("detail", startsWith("changedAt: it is read-only"));
        putJson(template + "-other", given().get(template).asString())
                .then()
                .statusCode(400)
                .body("violations[0].field", endsWith("templateId"));
    }

    /** A subject of an SMS was never sent, so new ones are refused. */
    @Test
    void aTemplateOfAnEarlierReleaseCanBePutBackUnchanged() throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into template (template_id, messages, changed_at, version) values (?, ?, now(), 3)")) {
            insert.setString(1, id);
            insert.setString(2, "[{\"locale\":\"ja\",\"channel\":\"SMS\",\"subject\":\"やあ\",\"text\":\"お帰りなさい\"}]");
            insert.executeUpdate();
        }
        var present = given().get(template);

        putJson(template, present.asString())
                .then()
                .statusCode(200)
                .header("ETag", equalTo(present.header("ETag")))
                .body("changedAt", equalTo(present.path("changedAt")));
        putJson(template, present.asString().replace("お帰りなさい", "またどうぞ"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("messages[0].subject"));
    }

    @Test
    void whatPutAnswersCanBePutBackUnchanged() {
        var template = "/v1/templates/t-" + UUID.randomUUID();
        var created = putJson(
                template, "{\"messages\": [{\"locale\": \"ja\", \"channel\": \"CHAT\", \"text\": \"お帰りなさい\"}]}");
        created.then().statusCode(201);

        given().get(template).then().body("changedAt", equalTo(created.path("changedAt")));
        putJson(template, created.asString()).then().statusCode(200);
    }

    @Test
    void onlyATemplateThatWasNeverUsedIsDeleted() throws SQLException {
        var id = "t-" + UUID.randomUUID();
        var template = "/v1/templates/" + id;
        var text = "{\"messages\": [{\"locale\": \"ja\", \"channel\": \"CHAT\", \"text\": \"お帰りなさい\"}]}";
        putJson(template, text).then().statusCode(201);
        given().delete(template).then().statusCode(204);
        given().get(template).then().statusCode(404);
        given().delete(template).then().statusCode(404);
        assertThat(versionOfDeletion(id))
                .as("the deletion is published with it")
                .isEqualTo(2);

        putJson(template, text).then().statusCode(201);
        var customer = new SampleRecipient().allowing(Channel.CHAT);
        customer.requestMessage(id, Channel.CHAT);
        eventually().until(() -> "SENT".equals(customer.state()));
        given().delete(template)
                .then()
                .statusCode(409)
                .body("detail", equalTo("the template cannot be deleted: messages were requested with it"));
    }

    @Test
    void aCopyHasTheSameMessagesAndIsPublished() {
        put("{customer.name}", "<p>{customer.name}</p>").then().statusCode(201);
        var messages = given().get(template).jsonPath().getList("messages");
        var copy = id + "-copy";

        copyAs(copy)
                .then()
                .statusCode(201)
                .header("Location", endsWith("/v1/templates/" + copy))
                .header("ETag", notNullValue())
                .body("templateId", equalTo(copy))
                .body("messages", equalTo(messages));

        given().get("/v1/templates/" + copy).then().statusCode(200).body("messages", equalTo(messages));
        eventually().untilAsserted(() -> assertThat(EventStream.published(TemplatePublished.class, "template:" + copy))
                .extracting(TemplatePublished::templateId)
                .containsExactly(copy));
        copyAs(copy).then().statusCode(409).body("detail", containsString(copy));
        copyAs("not an id").then().statusCode(400).body("violations[0].field", endsWith("templateId"));
        copyAs(null).then().statusCode(400).body("violations[0].field", endsWith("templateId"));
        given().contentType("application/json")
                .body(Map.of("templateId", copy + "-2"))
                .post("/v1/templates/unknown-template/copy")
                .then()
                .statusCode(404);
        given().delete("/v1/templates/" + copy).then().statusCode(204);
    }

    @Test
    void aCopyWithTheSameKeyIsMadeOnce() {
        put("{customer.name}", null).then().statusCode(201);
        var copy = id + "-copy";
        var key = UUID.randomUUID().toString();

        for (int i = 0; i < 2; i++) {
            given().contentType("application/json")
                    .header("Idempotency-Key", key)
                    .body(Map.of("templateId", copy))
                    .post(template + "/copy")
                    .then()
                    .statusCode(201)
                    .body("templateId", equalTo(copy));
        }
    }

    private Response copyAs(String newId) {
        return given().contentType("application/json")
                .body(newId == null ? Map.of() : Map.of("templateId", newId))
                .post(template + "/copy");
    }

    @Test
    void aTemplateOfALaterStepOfARunningCampaignCannotBeDeleted() {
        var later = "later-" + UUID.randomUUID();
        putJson("/v1/templates/" + later, """
                {"messages": [{"locale": "ja", "channel": "CHAT", "text": "お帰りなさい"}]}""").then().statusCode(201);

        EventStream.publish(new CampaignActivated("winter", 1, List.of(), List.of("unknown-template", later)));

        eventually().until(() -> isInCampaign(later));
        given().delete("/v1/templates/" + later)
                .then()
                .statusCode(409)
                .body("detail", equalTo("the template cannot be deleted: a campaign that was activated refers to it"));
        given().get("/v1/templates/" + later).then().statusCode(200);
    }

    private int versionOfDeletion(String template) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select version from published_template where template_id = ? and changed_at is null")) {
            select.setString(1, template);
            try (var result = select.executeQuery()) {
                return result.next() ? result.getInt(1) : 0;
            }
        }
    }

    private boolean isInCampaign(String template) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select in_campaign from template where template_id = ?")) {
            select.setString(1, template);
            try (var result = select.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    private static Response putJson(String template, String json) {
        return given().contentType("application/json").body(json).put(template);
    }
}
