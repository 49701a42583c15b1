package io.winback.campaign.audience;

import dev.cel.common.ast.CelExpr;
import io.winback.events.customer.ChurnCause;
import io.winback.events.customer.ChurnReason;
import io.winback.events.customer.Severity;
import io.winback.events.customer.Stage;
import io.winback.events.customer.Tier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The fields of a customer and an occasion that have one of a few values, with these values. */
final class EnumFields {

    private static final Map<String, List<String>> VALUES = Map.of(
            "customer.stage", names(Stage.values()),
            "customer.tier", names(Tier.values()),
            "customer.churnReason", names(ChurnReason.values()),
            "customer.value.tier", names(Tier.values()),
            "occasion.cause", names(ChurnCause.values()),
            "occasion.complaint.severity", names(Severity.values()),
            "occasion.complaint.reason", names(ChurnReason.values()),
            "occasion.theme.reason", names(ChurnReason.values()),
            "occasion.survey.reason", names(ChurnReason.values()));

    private EnumFields() {}

    /** The values of a field; empty if the expression is no such field. */
    static Optional<List<String>> valuesOf(CelExpr expr) {
        return Optional.ofNullable(VALUES.get(FieldPath.of(expr)));
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }
}
