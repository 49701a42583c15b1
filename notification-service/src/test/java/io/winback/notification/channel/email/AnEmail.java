package io.winback.notification.channel.email;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.winback.notification.channel.OutgoingMessage;
import io.winback.notification.channel.RenderedMessage;
import java.util.Map;
import java.util.UUID;

/** A mail, and the settings for sending it. */
final class AnEmail {

    private AnEmail() {}

    static OutgoingMessage to(String address) {
        return to(address, new RenderedMessage("お帰りなさい", "<p>お帰りなさい</p>", "お帰りなさい"));
    }

    static OutgoingMessage to(String address, RenderedMessage content) {
        return new OutgoingMessage(UUID.randomUUID(), address, content, "https://winback.example/u/token");
    }

    static OutgoingMessage withSubject(String address, String subject) {
        return to(address, new RenderedMessage(subject, "<p>hello</p>", "hello"));
    }

    static String newAddress() {
        return UUID.randomUUID() + "@customers.example";
    }

    /** The settings of the mail server of the tests, with these changes. */
    static EmailConfiguration settings(Map<String, String> changes) {
        var builder = new SmallRyeConfigBuilder()
                .withMapping(EmailConfiguration.class)
                .withDefaultValue("winback.notification.email.host", "127.0.0.1")
                .withDefaultValue(
                        "winback.notification.email.port", System.getProperty("winback.notification.email.port"));
        changes.forEach((name, value) -> builder.withDefaultValue("winback.notification.email." + name, value));
        return builder.build().getConfigMapping(EmailConfiguration.class);
    }
}
