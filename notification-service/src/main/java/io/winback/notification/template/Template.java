package io.winback.notification.template;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/** What campaigns say, under one name, in several languages and on several channels. */
@Entity
class Template {

    @Id
    private String templateId;

    @Convert(converter = MessagesJson.class)
    private List<MessageTemplate> messages;

    private Instant changedAt;

    @Version
    private long version;

    protected Template() {}

    Template(String templateId, List<MessageTemplate> messages, Instant now) {
        this.templateId = templateId;
        this.messages = messages;
        this.changedAt = now;
    }

    void rewrite(List<MessageTemplate> newMessages, Instant now) {
        messages = newMessages;
        changedAt = now;
    }

    String id() {
        return templateId;
    }

    List<MessageTemplate> messages() {
        return messages;
    }

    Instant changedAt() {
        return changedAt;
    }

    long version() {
        return version;
    }
}
