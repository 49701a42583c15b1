package io.winback.notification.channel.email;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.winback.notification.channel.Outgoing;
import io.winback.notification.template.Rendered;
import java.util.Map;
import java.util.UUID;

/** Fixtures: a mail, and the settings it is sent with. */
final class AnEmail {

    private AnEmail() {}

    static Outgoing to(String address) {
        return to(address, new Rendered("お帰りなさい", "<p>お帰りなさい</p>", "お帰りなさい"));
    }

    static Outgoing to(String address, Rendered content) {
        return new Outgoing(UUID.randomUUID(), address, content, "https://winback.example/u/token");
    }

    static Outgoing withSubject(String address, String subject) {
        return to(address, new Rendered(subject, "<p>hello</p>", "hello"));
    }

    static String newAddress() {
        return UUID.randomUUID() + "@customers.example";
    }

    /** The settings of the mail server of the tests, and these. */
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
