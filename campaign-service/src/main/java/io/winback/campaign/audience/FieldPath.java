package io.winback.campaign.audience;

import dev.cel.common.ast.CelExpr;

/** The names by which a rule reaches a field, such as {@code customer.value.revenue}. */
final class FieldPath {

    private FieldPath() {}

    /** Empty if the expression is no field. */
    static String of(CelExpr expr) {
        return switch (expr.getKind()) {
            case IDENT -> expr.ident().name();
            case SELECT -> {
                var operand = of(expr.select().operand());
                yield operand.isEmpty() ? "" : operand + "." + expr.select().field();
            }
            default -> "";
        };
    }
}
