package io.winback.notification.template;

import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Channel;
import io.winback.events.notification.TemplatePublished;
import io.winback.events.notification.TemplatePublished.Text;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class PublishTemplatesTest {

    private final String template = "t-" + UUID.randomUUID();

    @Inject
    PublishTemplates publishTemplates;

    @Inject
    DataSource database;

    @Test
    void aTemplateIsPublishedWithEachChangeAndSaysWhichTextsNeedACoupon() {
        put(201, text("ja", "SMS", "{coupon.code} を使えます"), text("en", "SMS", "{#if coupon}{coupon.code}{/if} Hello"));
        put(200, text("ja", "CHAT", "おかえりなさい"));

        eventually().untilAsserted(() -> assertThat(published())
                .containsExactly(
                        new TemplatePublished(
                                template,
                                1,
                                "ja",
                                List.of(new Text("ja", Channel.SMS, true), new Text("en", Channel.SMS, false))),
                        new TemplatePublished(template, 2, "ja", List.of(new Text("ja", Channel.CHAT, false)))));
    }

    @Test
    void aTemplateOfAnEarlierReleaseIsPublishedOnce() throws SQLException {
        store("[{\"locale\":\"ja\",\"channel\":\"SMS\",\"text\":\"{offer.name}\"},"
                + "{\"locale\":\"en\",\"channel\":\"SMS\",\"text\":\"{#if\"}]");

        publishTemplates.publishOutdated(100);
        publishTemplates.publishOutdated(100);

        eventually().untilAsserted(() -> assertThat(published()).isNotEmpty());
        assertThat(published())
                .containsExactly(new TemplatePublished(template, 1, "ja", List.of(new Text("ja", Channel.SMS, true))));
    }

    @Test
    void aTemplateIsPublishedAgainOnceWhenTheDefaultLocaleOfTheDeploymentHasChanged() throws SQLException {
        var text = List.of(new Text("ja", Channel.CHAT, false));
        put(201, text("ja", "CHAT", "おかえりなさい"));
        execute("update published_template set default_locale = 'en' where template_id = ?");

        publishTemplates.publishOutdated(100);
        publishTemplates.publishOutdated(100);

        eventually().untilAsserted(() -> assertThat(published()).hasSizeGreaterThan(1));
        assertThat(published())
                .containsExactly(
                        new TemplatePublished(template, 1, "ja", text), new TemplatePublished(template, 2, "ja", text));
    }

    @Test
    void aStoredTemplateThatCannotBeReadIsPublishedWithoutTexts() throws SQLException {
        store("{");

        publishTemplates.publishOutdated(100);

        eventually().untilAsserted(() -> assertThat(published())
                .containsExactly(new TemplatePublished(template, 1, "ja", List.of())));
    }

    @Test
    void aDeletedTemplateIsPublishedWithoutTextsAndANewOneOfItsIdWithALaterVersion() throws SQLException {
        var text = List.of(new Text("ja", Channel.CHAT, false));
        put(201, text("ja", "CHAT", "おかえりなさい"));
        execute("delete from template where template_id = ?");

        publishTemplates.publishDeleted(100);
        publishTemplates.publishDeleted(100);
        put(201, text("ja", "CHAT", "おかえりなさい"));

        eventually().untilAsserted(() -> assertThat(published())
                .containsExactly(
                        new TemplatePublished(template, 1, "ja", text),
                        new TemplatePublished(template, 2, "ja", List.of()),
                        new TemplatePublished(template, 3, "ja", text)));
    }

    private void put(int status, Map<?, ?>... messages) {
        given().contentType("application/json")
                .body(Map.of("messages", List.of(messages)))
                .put("/v1/templates/" + template)
                .then()
                .statusCode(status);
    }

    private static Map<String, String> text(String locale, String channel, String text) {
        return Map.of("locale", locale, "channel", channel, "text", text);
    }

    private List<TemplatePublished> published() {
        return EventStream.published(TemplatePublished.class, "template:" + template);
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, template);
            statement.executeUpdate();
        }
    }

    private void store(String messages) throws SQLException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into template (template_id, messages, changed_at, version) values (?, ?, now(), 0)")) {
            insert.setString(1, template);
            insert.setString(2, messages);
            insert.executeUpdate();
        }
    }
}
