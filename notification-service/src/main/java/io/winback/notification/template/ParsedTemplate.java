package io.winback.notification.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.Variant;
import io.winback.chassis.http.FailureInWords;
import io.winback.chassis.http.InvalidInput;
import io.winback.notification.channel.RenderedMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** A message template that is parsed and checked. Values are escaped, so that a name cannot change a page. */
final class ParsedTemplate {

    private static final Engine ENGINE = AbsentValue.addTo(Engine.builder())
            // Conditions only: a loop could run without an end.
            .addDefaultValueResolvers()
            .addSectionHelper(new IfSectionHelper.Factory())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .strictRendering(true)
            .timeout(2_000)
            .build();

    /** The limit of one part of a message. Mail servers accept little more, and a batch must fit into the memory. */
    private static final int MOST_CHARACTERS = 1_000_000;

    private final Template subject;
    private final Template html;
    private final Template text;

    private ParsedTemplate(Template subject, Template html, Template text) {
        this.subject = subject;
        this.html = html;
        this.text = text;
    }

    /**
     * @param field the path of the template in the request
     * @throws InvalidInput with the line that does not parse, or has an unknown placeholder
     */
    static ParsedTemplate of(MessageTemplate template, String field) {
        return new ParsedTemplate(
                parse(template.subject(), Variant.TEXT_PLAIN, field + ".subject"),
                parse(
                        template.html() == null ? null : LiteralBraces.escape(template.html()),
                        Variant.TEXT_HTML,
                        field + ".html"),
                parse(template.text(), Variant.TEXT_PLAIN, field + ".text"));
    }

    /** @throws NotRenderable if a value is missing, or the text is empty or too long */
    RenderedMessage render(Map<String, Object> data) throws NotRenderable {
        var values = Placeholders.values(data);
        var rendered = new RenderedMessage(
                oneLine(render("subject", subject, values)),
                render("html", html, values),
                render("text", text, values));
        if (rendered.text().isBlank()) {
            throw new NotRenderable("text", "it is empty for this message");
        }
        return rendered;
    }

    /** Every failure of a template is the outcome of its own message. */
    private static String render(String part, Template template, Map<String, Object> values) throws NotRenderable {
        if (template == null) {
            return null;
        }
        var rendered = new StringBuilder();
        try {
            template.instance()
                    .data(values)
                    .consume(piece -> append(rendered, piece))
                    .toCompletableFuture()
                    .join();
            return rendered.toString();
        } catch (CompletionException e) {
            throw new NotRenderable(part, words(e.getCause() == null ? e : e.getCause()));
        } catch (RuntimeException | StackOverflowError e) {
            throw new NotRenderable(part, words(e));
        }
    }

    private static void append(StringBuilder rendered, String piece) {
        if (rendered.length() + piece.length() > MOST_CHARACTERS) {
            throw new IllegalStateException("the text is longer than %d characters".formatted(MOST_CHARACTERS));
        }
        rendered.append(piece);
    }

    private static String words(Throwable failure) {
        if (failure instanceof StackOverflowError || failure.getCause() instanceof StackOverflowError) {
            return "the conditions are nested too deeply";
        }
        return failure instanceof TemplateException e
                ? TemplateErrors.rendering(e)
                : FailureInWords.of(failure, "the values of this message do not fit");
    }

    /** A line break in a name must not start a new header. */
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
            Placeholders.check(template, content, field);
            return template;
        } catch (TemplateException e) {
            throw InvalidInput.inBody(field, TemplateErrors.parsing(e));
        } catch (IndexOutOfBoundsException e) {
            // So the parser fails at a condition that begins with an operator.
            throw InvalidInput.inBody(field, TemplateErrors.condition());
        } catch (StackOverflowError e) {
            throw InvalidInput.inBody(field, words(e));
        }
    }
}
