package io.winback.campaign.audience;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExprVisitor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the parts of a compiled rule that fail, or never match, for every customer: a division by 0, an invalid pattern, a
 * conversion of an invalid text, and a comparison with a value that a field never has. Constant parts are evaluated first.
 */
final class AlwaysFailing extends CelExprVisitor {

    private static final Set<String> DIVISIONS = Set.of("_/_", "_%_");
    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_");
    private static final String IN = "@in";

    private final CelAbstractSyntaxTree rule;
    private final ConstantPart constantPart;
    private final List<String> errors = new ArrayList<>();

    /** The lists and maps of the variables of the macros around a part, by the name of the variable. */
    private final Map<String, CelExpr> ranges = new HashMap<>();

    private AlwaysFailing(CelAbstractSyntaxTree rule, ConstantPart constantPart) {
        this.rule = rule;
        this.constantPart = constantPart;
    }

    /** The errors with their places; empty if there are none. */
    static List<String> in(CelAbstractSyntaxTree rule, ConstantPart constantPart) {
        var finder = new AlwaysFailing(rule, constantPart);
        finder.visit(rule);
        return List.copyOf(finder.errors);
    }

    @Override
    protected void visit(CelExpr expr, CelExpr.CelCall call) {
        var error = error(call).or(() -> constantPart.failure(expr, rule).filter(any -> noneIn(call)));
        if (error.isPresent()) {
            add(expr, error.get());
        } else {
            checkEnums(call);
            super.visit(expr, call);
        }
    }

    @Override
    protected void visit(CelExpr expr, CelExpr.CelComprehension comprehension) {
        var error = constantPart.failure(expr, rule);
        if (error.isPresent()) {
            add(expr, error.get());
            return;
        }
        var outer = ranges.put(comprehension.iterVar(), comprehension.iterRange());
        super.visit(expr, comprehension);
        if (outer == null) {
            ranges.remove(comprehension.iterVar());
        } else {
            ranges.put(comprehension.iterVar(), outer);
        }
    }

    /** Only the innermost part that fails is reported. */
    private boolean noneIn(CelExpr.CelCall call) {
        return parts(call).stream()
                .noneMatch(part -> constantPart.failure(part, rule).isPresent());
    }

    private static List<CelExpr> parts(CelExpr.CelCall call) {
        var parts = new ArrayList<>(call.args());
        call.target().ifPresent(parts::add);
        return parts;
    }

    private Optional<String> error(CelExpr.CelCall call) {
        var args = call.args();
        if (DIVISIONS.contains(call.function()) && isZero(args.get(1))) {
            return Optional.of("a division by 0 always fails");
        }
        if (call.function().equals("matches") && !args.isEmpty()) {
            return text(args.get(args.size() - 1)).flatMap(AlwaysFailing::patternError);
        }
        return Optional.empty();
    }

    private static Optional<String> patternError(String pattern) {
        try {
            Pattern.compile(pattern);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("'%s' is not a valid pattern".formatted(pattern));
        }
    }

    private void checkEnums(CelExpr.CelCall call) {
        if (COMPARISONS.contains(call.function())) {
            checkEnum(call.args().get(0), call.args().get(1));
            checkEnum(call.args().get(1), call.args().get(0));
        } else if (call.function().equals(IN)) {
            EnumFields.valuesOf(call.args().get(0))
                    .ifPresent(known ->
                            checkEntries(call.args().get(0), known, call.args().get(1)));
        }
    }

    /** @param value what the field is compared with; a variable stands for each entry of its list or map */
    private void checkEnum(CelExpr field, CelExpr value) {
        EnumFields.valuesOf(field).ifPresent(known -> {
            var range = value.getKind() == CelExpr.ExprKind.Kind.IDENT
                    ? ranges.get(value.ident().name())
                    : null;
            if (range == null) {
                checkText(field, known, value);
            } else {
                checkEntries(field, known, range);
            }
        });
    }

    /** Checks the elements of a list, or the keys of a map. */
    private void checkEntries(CelExpr field, List<String> known, CelExpr range) {
        switch (range.getKind()) {
            case LIST -> range.list().elements().forEach(element -> checkText(field, known, element));
            case MAP -> range.map().entries().forEach(entry -> checkText(field, known, entry.key()));
            default ->
                constantPart.value(range, rule).ifPresent(entries -> texts(entries)
                        .forEach(text -> checkText(field, known, text, range)));
        }
    }

    private void checkText(CelExpr field, List<String> known, CelExpr value) {
        text(value).ifPresent(text -> checkText(field, known, text, value));
    }

    private void checkText(CelExpr field, List<String> known, String text, CelExpr place) {
        if (!known.contains(text)) {
            add(
                    place,
                    "'%s' is no %s; it is one of %s"
                            .formatted(text, field.select().field(), String.join(", ", known)));
        }
    }

    private static Stream<String> texts(Object entries) {
        var all = entries instanceof Map<?, ?> map ? map.keySet() : entries;
        return all instanceof Collection<?> list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }

    /** A division of numbers with a fraction has a result. */
    private boolean isZero(CelExpr expr) {
        return constantPart
                .value(expr, rule)
                .filter(value ->
                        value instanceof Number number && !(value instanceof Double) && number.longValue() == 0)
                .isPresent();
    }

    private Optional<String> text(CelExpr expr) {
        return constantPart.value(expr, rule).filter(String.class::isInstance).map(String.class::cast);
    }

    private void add(CelExpr expr, String words) {
        errors.add(RuleErrorText.at(rule, expr, words));
    }
}
