package io.winback.campaign.audience;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Evaluates the parts of a rule that are the same for every customer. */
final class ConstantPart {

    private final CelCompiler compiler;
    private final CelRuntime runtime;

    ConstantPart(CelCompiler compiler, CelRuntime runtime) {
        this.compiler = compiler;
        this.runtime = runtime;
    }

    /** Why a part fails for every customer; empty if it does not, or if it depends on the customer. */
    Optional<String> failure(CelExpr part, CelAbstractSyntaxTree rule) {
        if (!isConstant(part, Set.of())) {
            return Optional.empty();
        }
        try {
            evaluate(part, rule);
            return Optional.empty();
        } catch (CelValidationException e) {
            return Optional.empty();
        } catch (CelEvaluationException | RuntimeException e) {
            return Optional.of("this always fails: " + words(part));
        }
    }

    /** The value of a part; empty if the part fails, or if it depends on the customer. */
    Optional<Object> value(CelExpr part, CelAbstractSyntaxTree rule) {
        if (isText(part)) {
            // A list can have a thousand of them, and to compile each takes long.
            return Optional.of(part.constant().stringValue());
        }
        if (!isConstant(part, Set.of())) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(evaluate(part, rule));
        } catch (CelValidationException | CelEvaluationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isText(CelExpr part) {
        return part.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && part.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    private Object evaluate(CelExpr part, CelAbstractSyntaxTree rule)
            throws CelValidationException, CelEvaluationException {
        var checked = compiler.check(CelAbstractSyntaxTree.newParsedAst(part, rule.getSource()))
                .getAst();
        return runtime.createProgram(checked).eval();
    }

    private static String words(CelExpr part) {
        return part.getKind() == CelExpr.ExprKind.Kind.CALL
                ? switch (part.call().function()) {
                    case "timestamp" -> "it is not a time such as 2026-11-22T03:00:00Z";
                    case "duration" -> "it is not a duration such as 720h";
                    case "int", "uint", "double" -> "it is not a number";
                    case "bool" -> "it is not true or false";
                    case "_[_]" -> "the list or map has no such entry";
                    default -> "it has no result";
                }
                : part.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION
                        ? "it reads more than 1,000 entries, or fails for one of them"
                        : "it has no result";
    }

    /** A comprehension uses its own variables only. */
    private static boolean isConstant(CelExpr.CelComprehension comprehension, Set<String> bound) {
        var inner = new HashSet<>(bound);
        inner.addAll(List.of(comprehension.iterVar(), comprehension.iterVar2(), comprehension.accuVar()));
        return isConstant(comprehension.iterRange(), bound)
                && Stream.of(
                                comprehension.accuInit(),
                                comprehension.loopCondition(),
                                comprehension.loopStep(),
                                comprehension.result())
                        .allMatch(part -> isConstant(part, inner));
    }

    /** @param bound the names of variables of the comprehensions around it */
    private static boolean isConstant(CelExpr expr, Set<String> bound) {
        return switch (expr.getKind()) {
            case CONSTANT -> true;
            case LIST -> expr.list().elements().stream().allMatch(element -> isConstant(element, bound));
            case MAP ->
                expr.map().entries().stream()
                        .allMatch(entry -> isConstant(entry.key(), bound) && isConstant(entry.value(), bound));
            case CALL ->
                expr.call().args().stream().allMatch(argument -> isConstant(argument, bound))
                        && expr.call()
                                .target()
                                .filter(target -> !isConstant(target, bound))
                                .isEmpty();
            case COMPREHENSION -> isConstant(expr.comprehension(), bound);
            case IDENT -> bound.contains(expr.ident().name());
            case SELECT -> isConstant(expr.select().operand(), bound);
            default -> false;
        };
    }
}
