package io.winback.campaign.audience;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExprVisitor;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the amounts of money that a rule uses without the currency of this money: 3,000 JPY are not more than 20 USD. An amount that
 * is compared with 0 needs no currency.
 */
final class AmountsWithoutCurrency extends CelExprVisitor {

    private static final Set<String> COMPARISONS = Set.of("_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_");
    private static final String EXAMPLE = "customer.value.revenue";

    private final CelAbstractSyntaxTree rule;

    /** The first amount of each money, by the path of the money. */
    private final Map<String, CelExpr> amounts = new LinkedHashMap<>();

    private final Set<String> withCurrency = new HashSet<>();

    private AmountsWithoutCurrency(CelAbstractSyntaxTree rule) {
        this.rule = rule;
    }

    /** The errors with their places; empty if there are none. */
    static List<String> in(CelAbstractSyntaxTree rule) {
        var finder = new AmountsWithoutCurrency(rule);
        finder.visit(rule);
        finder.amounts.keySet().removeAll(finder.withCurrency);
        return finder.amounts.entrySet().stream()
                .map(amount -> RuleErrorText.at(rule, amount.getValue(), words(amount.getKey())))
                .toList();
    }

    @Override
    protected void visit(CelExpr expr, CelExpr.CelSelect select) {
        if (!select.testOnly() && isMoney(select.operand())) {
            var money = FieldPath.of(select.operand());
            if (select.field().equals("amount")) {
                amounts.putIfAbsent(money, expr);
            } else {
                withCurrency.add(money);
            }
        }
        super.visit(expr, select);
    }

    @Override
    protected void visit(CelExpr expr, CelExpr.CelCall call) {
        if (!isComparisonWithZero(call)) {
            super.visit(expr, call);
        }
    }

    private boolean isComparisonWithZero(CelExpr.CelCall call) {
        if (!COMPARISONS.contains(call.function())) {
            return false;
        }
        var left = call.args().get(0);
        var right = call.args().get(1);
        return isAmount(left) && isZero(right) || isZero(left) && isAmount(right);
    }

    private boolean isAmount(CelExpr expr) {
        return expr.getKind() == CelExpr.ExprKind.Kind.SELECT
                && isMoney(expr.select().operand());
    }

    private boolean isMoney(CelExpr expr) {
        return rule.getType(expr.id())
                .filter(type -> type.name().equals(FactTypes.MONEY.name()))
                .isPresent();
    }

    private static boolean isZero(CelExpr expr) {
        if (expr.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return false;
        }
        var constant = expr.constant();
        return constant.getKind() == CelConstant.Kind.DOUBLE_VALUE && constant.doubleValue() == 0
                || constant.getKind() == CelConstant.Kind.INT64_VALUE && constant.int64Value() == 0;
    }

    private static String words(String money) {
        var path = money.isEmpty() ? EXAMPLE : money;
        return "an amount is compared without its currency; compare both, such as %1$s.currency == 'JPY' && %1$s.amount > 1000.0"
                .formatted(path);
    }
}
