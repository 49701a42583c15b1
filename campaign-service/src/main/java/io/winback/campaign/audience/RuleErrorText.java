package io.winback.campaign.audience;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import io.winback.campaign.occasion.OccasionKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The errors of the CEL compiler in plain words, each with its line and column. */
final class RuleErrorText {

    private static final String END = "<EOF>";

    private static final Pattern MISSING_KEY = Pattern.compile("key '([^']*)' is not present");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("bool", "true or false"),
            Map.entry("string", "a text"),
            Map.entry("int", "a whole number"),
            Map.entry("uint", "a positive whole number"),
            Map.entry("double", "a number"),
            Map.entry("google.protobuf.Timestamp", "a time"),
            Map.entry("timestamp", "a time"),
            Map.entry("google.protobuf.Duration", "a duration"),
            Map.entry("duration", "a duration"),
            Map.entry("bytes", "bytes"),
            Map.entry("null", "nothing"),
            Map.entry("dyn", "any value"));

    /** The forms of the compiler's messages, in the order in which they are tried. */
    private static final Map<Pattern, Function<MatchResult, String>> FORMS = new LinkedHashMap<>();

    static {
        form("undeclared reference to '([^']*)'.*", m -> known(m.group(1)));
        form("undefined field '([^']*)'.*", m -> "there is no field " + quoted(m.group(1)));
        form(
                "found no matching overload for '([^']*)' applied to '\\((.*?)\\)'.*",
                m -> misfit(m.group(1), m.group(2)));
        form("found no matching overload for '([^']*)' applied to '([^']*)\\.\\((.*?)\\)'.*", RuleErrorText::misfitOf);
        form(
                "expected type 'bool' but found '([^']*)'.*",
                m -> "the rule must be true or false; it is " + type(m.group(1)));
        form("expected type '([^']*)' but found '([^']*)'.*", m -> "this must be %s; it is %s"
                .formatted(type(m.group(1)), type(m.group(2))));
        form("type '([^']*)' does not support field selection.*", m -> type(m.group(1)) + " has no fields");
        form(
                "expression of type '([^']*)' cannot be range of a comprehension.*",
                m -> "this must be a list; it is " + type(m.group(1)));
        form("token recognition error at: '(.*)'", m -> "the character %s is not expected here"
                .formatted(quoted(m.group(1))));
        form("missing '?(.*?)'? at '(.*)'", m -> "%s is missing%s"
                .formatted(
                        quoted(m.group(1)), END.equals(m.group(2)) ? " at the end" : " before " + quoted(m.group(2))));
        form("(?:mismatched|extraneous) input '(.*?)' expecting.*", m -> unexpected(m.group(1)));
        form("no viable alternative at input '(.*)'", m -> unexpected(m.group(1)));
        form(".*recursion limit.*", m -> "the rule is nested too deeply");
        form("expression code point size exceeds limit.*", m -> "the rule is too long");
    }

    private RuleErrorText() {}

    /** Why a rule has no result for a customer. */
    static String failure(CelErrorCode code) {
        return switch (code) {
            case INDEX_OUT_OF_BOUNDS -> "a list or a map has no such entry";
            case ITERATION_BUDGET_EXCEEDED -> "a list has more than 1,000 entries";
            case DIVIDE_BY_ZERO -> "it divides by 0";
            case NUMERIC_OVERFLOW -> "a number is too large";
            case BAD_FORMAT -> "a text does not have the form that the rule expects";
            case INVALID_ARGUMENT, OVERLOAD_NOT_FOUND, AMBIGUOUS_OVERLOAD, TYPE_NOT_FOUND ->
                "a value is of another type than the rule expects";
            default -> "it has no result";
        };
    }

    /** @param message of the CEL runtime */
    static String unknownFact(String message) {
        var key = MISSING_KEY.matcher(message == null ? "" : message);
        return key.find() ? quoted(key.group(1)) : "a field without a value";
    }

    private static void form(String pattern, Function<MatchResult, String> words) {
        FORMS.put(Pattern.compile(pattern, Pattern.DOTALL), words);
    }

    /** @param kind of the occasions that the rule is for */
    static String of(List<CelIssue> issues, String rule, OccasionKind kind) {
        return issues.stream()
                .map(issue -> at(
                        issue.getSourceLocation().getLine(),
                        issue.getSourceLocation().getColumn() + 1,
                        words(issue.getMessage()) + ofOccasion(issue, rule, kind)))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    /** What the occasion has, if the rule names another field of it; else nothing. */
    private static String ofOccasion(CelIssue issue, String rule, OccasionKind kind) {
        boolean isField = issue.getMessage().startsWith("undefined field")
                && before(issue, rule).endsWith("occasion");
        return isField
                ? ": with the trigger %s, occasion has %s"
                        .formatted(kind, String.join(", ", OccasionType.of(kind).fields()))
                : "";
    }

    /** The line of the rule up to the place of an error. */
    private static String before(CelIssue issue, String rule) {
        var line = rule.lines()
                .skip(Math.max(0, issue.getSourceLocation().getLine() - 1))
                .findFirst()
                .orElse("");
        int column = Math.max(0, issue.getSourceLocation().getColumn());
        return line.substring(0, Math.min(column, line.length())).stripTrailing();
    }

    /** @param expr the place, in this rule */
    static String at(CelAbstractSyntaxTree rule, CelExpr expr, String words) {
        var source = rule.getSource();
        var place = Optional.ofNullable(source.getPositionsMap().get(expr.id())).flatMap(source::getOffsetLocation);
        return at(
                place.map(CelSourceLocation::getLine).orElse(1),
                place.map(found -> found.getColumn() + 1).orElse(1),
                words);
    }

    /** @param column from 1 */
    static String at(int line, int column, String words) {
        return "line %d, column %d: %s".formatted(Math.max(1, line), Math.max(1, column), words);
    }

    private static String words(String message) {
        for (var form : FORMS.entrySet()) {
            var matcher = form.getKey().matcher(message);
            if (matcher.matches()) {
                return form.getValue().apply(matcher.toMatchResult());
            }
        }
        return "this cannot be read";
    }

    private static String known(String name) {
        return "%s is not known; a rule can use customer, occasion, now and the functions of CEL"
                .formatted(quoted(name));
    }

    private static String unexpected(String symbol) {
        return END.equals(symbol) ? "the rule ends too early" : quoted(symbol) + " is not expected here";
    }

    private static String misfitOf(MatchResult m) {
        return misfit(m.group(1), m.group(3).isEmpty() ? m.group(2) : m.group(2) + ", " + m.group(3));
    }

    private static String misfit(String function, String types) {
        var operator = function.replaceAll("^[_@]+|_+$", "").replaceAll("^!_?$", "!");
        return "%s does not work with %s"
                .formatted(
                        quoted(operator.isEmpty() ? function : operator),
                        Stream.of(types.split(", ")).map(RuleErrorText::type).collect(Collectors.joining(" and ")));
    }

    private static String type(String name) {
        if (name.startsWith("list(")) {
            return "a list";
        }
        if (name.startsWith("map(")) {
            return "a map";
        }
        var wrapped = name.replaceFirst("^wrapper\\((.*)\\)$", "$1");
        return TYPES.getOrDefault(wrapped, "a group of fields");
    }

    private static String quoted(String text) {
        return "'" + text + "'";
    }
}
