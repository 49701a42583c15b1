package io.winback.notification.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.Variant;
import io.winback.events.rest.InvalidInput;
import java.util.List;
import java.util.Map;

/** A message template, parsed and checked. What people are called cannot change the page they are called on. */
final class ParsedTemplate {

    private static final Engine ENGINE = Engine.builder()
            // Questions only: a loop could go on for as long as its author likes.
            .addDefaultValueResolvers()
            .addSectionHelper(new IfSectionHelper.Factory())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .strictRendering(true)
            .timeout(2_000)
            .build();

    private final Template subject;
    private final Template html;
    private final Template text;

    private ParsedTemplate(Template subject, Template html, Template text) {
        this.subject = subject;
        this.html = html;
        this.text = text;
    }

    /**
     * @param field where the template stands in what its author wrote
     * @throws InvalidInput with the line of what does not parse or is not known
     */
    static ParsedTemplate of(MessageTemplate template, String field) {
        return new ParsedTemplate(
                parse(template.subject(), Variant.TEXT_PLAIN, field + ".subject"),
                parse(template.html(), Variant.TEXT_HTML, field + ".html"),
                parse(template.text(), Variant.TEXT_PLAIN, field + ".text"));
    }

    /** @throws TemplateException if a value is missing */
    Rendered render(Map<String, Object> data) {
        return new Rendered(oneLine(render(subject, data)), render(html, data), render(text, data));
    }

    private static String render(Template template, Map<String, Object> data) {
        return template == null ? null : template.render(data);
    }

    /** A line break in a name must not begin a header. */
    private static String oneLine(String subject) {
        return subject == null
                ? null
                : subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static Template parse(String content, String contentType, String field) {
        if (content == null) {
            return null;
        }
        try {
            var template = ENGINE.parse(content, Variant.forContentType(contentType));
            Placeholders.check(template, field);
            return template;
        } catch (TemplateException e) {
            var line = e.getOrigin() == null
                    ? ""
                    : "line %d: ".formatted(e.getOrigin().getLine());
            throw InvalidInput.inBody(field, line + firstLine(e.getMessage()));
        }
    }

    private static String firstLine(String message) {
        return message == null ? "does not parse" : message.lines().findFirst().orElse("does not parse");
    }
}
