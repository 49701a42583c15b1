package io.winback.notification.template;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.Channel;
import io.winback.notification.channel.Channels;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Checks a template before it is stored, so that its author can correct it. */
@ApplicationScoped
class CheckTemplate {

    private final Channels channels;

    CheckTemplate(Channels channels) {
        this.channels = channels;
    }

    /** @throws InvalidInput with the field and, if known, the line of the first error */
    void check(List<MessageTemplate> messages) {
        var keys = new HashSet<TemplateSet.Key>();
        for (int i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            var field = "messages[%d]".formatted(i);
            if (channels.needSubject(message.channel())
                    && (message.subject() == null || message.subject().isBlank())) {
                throw InvalidInput.inBody(field + ".subject", "is required on channel " + message.channel());
            }
            checkParts(message, field);
            if (!keys.add(TemplateSet.Key.of(message))) {
                throw InvalidInput.inBody(
                        field, "there is another message for %s and %s".formatted(message.locale(), message.channel()));
            }
            checkForeign(message, field);
            checkLength(message.channel(), ParsedTemplate.of(message, field), field);
        }
    }

    /** A subject or HTML would not be sent on the other channels. */
    private void checkParts(MessageTemplate message, String field) {
        if (channels.needSubject(message.channel())) {
            return;
        }
        if (message.subject() != null) {
            throw InvalidInput.inBody(
                    field + ".subject", "a message on channel %s has no subject".formatted(message.channel()));
        }
        if (message.html() != null) {
            throw InvalidInput.inBody(
                    field + ".html", "a message on channel %s has no HTML".formatted(message.channel()));
        }
    }

    private static void checkForeign(MessageTemplate message, String field) {
        Optional.ofNullable(message.subject()).ifPresent(s -> ForeignPlaceholders.check(s, field + ".subject"));
        Optional.ofNullable(message.html()).ifPresent(html -> ForeignPlaceholders.check(html, field + ".html"));
        ForeignPlaceholders.check(message.text(), field + ".text");
    }

    /** A text that is too long with the shortest values can never be sent. */
    private void checkLength(Channel channel, ParsedTemplate template, String field) {
        var part = "text";
        String problem = null;
        for (var values : Placeholders.shortest()) {
            try {
                problem = channels.measure(channel, template.render(values).text())
                        .excess();
            } catch (NotRenderable e) {
                part = problem == null ? e.part() : part;
                problem = problem == null ? e.problem() : problem;
                continue;
            }
            if (problem == null) {
                return;
            }
        }
        throw InvalidInput.inBody(field + "." + part, problem);
    }
}
