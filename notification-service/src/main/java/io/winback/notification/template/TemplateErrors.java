package io.winback.notification.template;

import io.quarkus.qute.Expression;
import io.quarkus.qute.ParserError;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode.Origin;

/** The errors of a template, in the words of its author. */
final class TemplateErrors {

    private static final String CONDITIONS = "conditions are {#if …}, {#else} and {/if}; write a literal brace as \\{";

    private TemplateErrors() {}

    static String parsing(TemplateException failure) {
        return line(failure) + reason(failure);
    }

    /** A condition without a value on one side. */
    static String condition() {
        return "a condition cannot be read; write a value on both sides of an operator; " + CONDITIONS;
    }

    private static String reason(TemplateException failure) {
        var tag = argument(failure, "tag");
        if (!(failure.getCode() instanceof ParserError error)) {
            return unreadable(failure);
        }
        return switch (error) {
            case NO_SECTION_HELPER_FOUND, NO_SECTION_NAME -> "%s cannot be used; %s".formatted(tag, CONDITIONS);
            case MANDATORY_SECTION_PARAMS_MISSING -> "%s has no condition; write {#if customer.name}".formatted(tag);
            case SECTION_START_NOT_FOUND -> "%s has no {#if …} before it".formatted(tag);
            case UNTERMINATED_SECTION -> "{#%s …} is not closed; write {/%s} after it".formatted(tag, tag);
            case SECTION_END_DOES_NOT_MATCH_START, SECTION_BLOCK_END_DOES_NOT_MATCH_START ->
                "{/%s} does not close {#%s …}; write {/%s}".formatted(argument(failure, "name"), tag, tag);
            case UNTERMINATED_EXPRESSION ->
                "a brace is not closed; write } after the placeholder, or \\{ for a literal brace";
            default -> unreadable(failure);
        };
    }

    private static String unreadable(TemplateException failure) {
        var written = argument(failure, "exprValue");
        return "%s cannot be read; expected a placeholder such as {customer.name}; write a literal brace as \\{"
                .formatted(written == null ? "a placeholder" : "{" + written + "}");
    }

    static String rendering(TemplateException failure) {
        var expression = argument(failure, "expression");
        return line(failure)
                + (expression == null ? "the text" : "{" + expression + "}")
                + " cannot be computed from the values of this message";
    }

    /** The tag of a placeholder as its author wrote it; without its operators if it stretches over several lines. */
    static String written(Expression expression, String content) {
        var origin = expression.getOrigin();
        var line = content.lines().skip(origin.getLine() - 1L).findFirst().orElse("");
        int start = origin.getLineCharacterStart() - 1;
        int end = origin.getLineCharacterEnd();
        boolean isTag = start >= 0
                && start < end
                && end <= line.length()
                && line.charAt(start) == '{'
                && line.charAt(end - 1) == '}';
        boolean isCondition = isTag && line.startsWith("{#", start);
        return isTag && !isCondition ? line.substring(start, end) : "{" + expression.toOriginalString() + "}";
    }

    /** Null if the failure does not tell it. Some failures have no arguments at all. */
    private static Object argument(TemplateException failure, String name) {
        return failure.getArguments() == null ? null : failure.getArguments().get(name);
    }

    private static String line(TemplateException failure) {
        Origin origin = failure.getOrigin();
        return origin == null ? "" : "line %d: ".formatted(origin.getLine());
    }
}
