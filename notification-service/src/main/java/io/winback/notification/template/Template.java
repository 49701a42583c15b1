package io.winback.notification.template;

import com.fasterxml.jackson.core.type.TypeReference;
import io.winback.events.EventJson;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The texts of a message in several languages and for several channels. */
@Entity
class Template {

    @Id
    private String templateId;

    /** JSON as text, so that a template that cannot be parsed does not fail a query. */
    private String messages;

    private Instant changedAt;

    @Version
    private long version;

    protected Template() {}

    Template(String templateId, List<MessageTemplate> messages, Instant now) {
        this.templateId = templateId;
        replace(messages, now);
    }

    boolean hasMessages(List<MessageTemplate> others) {
        return EventJson.write(others).equals(messages);
    }

    void replace(List<MessageTemplate> newMessages, Instant now) {
        messages = EventJson.write(newMessages);
        changedAt = now;
    }

    String id() {
        return templateId;
    }

    /** @throws RuntimeException if the stored JSON cannot be parsed, for example because another version wrote it */
    List<MessageTemplate> messages() {
        return messages(messages);
    }

    /** The messages as the audit log compares them. It also reads those that another version wrote. */
    Map<String, String> texts() {
        return Map.of("messages", messages);
    }

    static List<MessageTemplate> messages(String json) {
        List<MessageTemplate> messages = EventJson.readBack(json, new TypeReference<>() {});
        if (messages == null || messages.stream().anyMatch(Template::isIncomplete)) {
            throw new IllegalStateException("a message of the template has no locale or no text");
        }
        return messages;
    }

    Instant changedAt() {
        return changedAt;
    }

    long version() {
        return version;
    }

    private static boolean isIncomplete(MessageTemplate message) {
        return message == null || message.locale() == null || message.text() == null;
    }
}
