package io.winback.notification.template;

import io.winback.chassis.http.InvalidInput;
import io.winback.events.Channel;
import io.winback.notification.text.TextLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Checks a template before it is stored, so that its author can correct it. */
@ApplicationScoped
class CheckTemplate {

    private final TextLimits limits;

    CheckTemplate(TextLimits limits) {
        this.limits = limits;
    }

    /** @throws InvalidInput with the field and, if known, the line of the first error */
    void check(List<MessageTemplate> messages) {
        var keys = new HashSet<TemplateSet.Key>();
        for (int i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            var field = "messages[%d]".formatted(i);
            if (message.channel() == Channel.EMAIL
                    && (message.subject() == null || message.subject().isBlank())) {
                throw InvalidInput.inBody(field + ".subject", "is required for an e-mail");
            }
            if (!keys.add(TemplateSet.Key.of(message))) {
                throw InvalidInput.inBody(
                        field, "there is another message for %s and %s".formatted(message.locale(), message.channel()));
            }
            checkForeign(message, field);
            checkLength(message.channel(), ParsedTemplate.of(message, field), field);
        }
    }

    private static void checkForeign(MessageTemplate message, String field) {
        Optional.ofNullable(message.subject()).ifPresent(s -> ForeignPlaceholders.check(s, field + ".subject"));
        Optional.ofNullable(message.html()).ifPresent(html -> ForeignPlaceholders.check(html, field + ".html"));
        ForeignPlaceholders.check(message.text(), field + ".text");
    }

    /** A text that is too long with the shortest values can never be sent. */
    private void checkLength(Channel channel, ParsedTemplate template, String field) {
        Optional<String> problem = Optional.empty();
        for (var values : Placeholders.shortest()) {
            try {
                problem = limits.excess(channel, template.render(values).text());
            } catch (NotRenderable e) {
                problem = problem.or(() -> Optional.of(e.getMessage()));
                continue;
            }
            if (problem.isEmpty()) {
                return;
            }
        }
        throw InvalidInput.inBody(field + ".text", problem.orElseThrow());
    }
}
