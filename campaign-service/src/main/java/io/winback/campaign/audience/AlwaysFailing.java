package io.winback.campaign.audience;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExprVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the parts of a compiled rule that fail, or never match, for every customer: a division by 0, an invalid pattern, a
 * conversion of an invalid text, and a comparison with a value that a field never has.
 */
final class AlwaysFailing extends CelExprVisitor {

    private static final Set<String> DIVISIONS = Set.of("_/_", "_%_");
    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_");
    private static final String IN = "@in";

    private final CelAbstractSyntaxTree rule;
    private final ConstantPart constantPart;
    private final List<String> errors = new ArrayList<>();

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
        } else {
            super.visit(expr, comprehension);
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

    private static Optional<String> error(CelExpr.CelCall call) {
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
        } else if (call.function().equals(IN) && call.args().get(1).getKind() == CelExpr.ExprKind.Kind.LIST) {
            call.args()
                    .get(1)
                    .list()
                    .elements()
                    .forEach(element -> checkEnum(call.args().get(0), element));
        }
    }

    private void checkEnum(CelExpr field, CelExpr value) {
        EnumFields.valuesOf(field).ifPresent(known -> text(value)
                .filter(text -> !known.contains(text))
                .ifPresent(text -> add(
                        value,
                        "'%s' is no %s; it is one of %s"
                                .formatted(text, field.select().field(), String.join(", ", known)))));
    }

    private static boolean isZero(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && (expr.constant().getKind() == CelConstant.Kind.INT64_VALUE
                                && expr.constant().int64Value() == 0
                        || expr.constant().getKind() == CelConstant.Kind.UINT64_VALUE
                                && expr.constant().uint64Value().longValue() == 0);
    }

    private static Optional<String> text(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && expr.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expr.constant().stringValue())
                : Optional.empty();
    }

    private void add(CelExpr expr, String words) {
        var source = rule.getSource();
        var place = Optional.ofNullable(source.getPositionsMap().get(expr.id())).flatMap(source::getOffsetLocation);
        errors.add(RuleErrorText.at(
                place.map(at -> at.getLine()).orElse(1),
                place.map(at -> at.getColumn() + 1).orElse(1),
                words));
    }
}
