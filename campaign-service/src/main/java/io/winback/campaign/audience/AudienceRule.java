package io.winback.campaign.audience;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** The audience of a campaign: a CEL expression over {@code customer} and {@code now}, compiled and type-checked. */
public final class AudienceRule {

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(4_000)
            .maxParseRecursionDepth(40)
            .comprehensionMaxIterations(1_000)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(new CustomerType())
            .addVar("customer", CustomerType.CUSTOMER)
            .addVar("now", SimpleType.TIMESTAMP)
            .setResultType(SimpleType.BOOL)
            .build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final CelRuntime.Program program;

    private AudienceRule(CelRuntime.Program program) {
        this.program = program;
    }

    /** @throws InvalidAudience with the position of each error */
    public static AudienceRule of(String expression) {
        try {
            CelAbstractSyntaxTree checked = COMPILER.compile(expression).getAst();
            return new AudienceRule(RUNTIME.createProgram(checked));
        } catch (CelValidationException e) {
            throw new InvalidAudience(e.getErrors().stream()
                    .map(issue -> "line %d, column %d: %s"
                            .formatted(
                                    issue.getSourceLocation().getLine(),
                                    issue.getSourceLocation().getColumn() + 1,
                                    issue.getMessage()))
                    .collect(Collectors.joining("; ")));
        } catch (CelEvaluationException e) {
            throw new InvalidAudience(e.getMessage());
        }
    }

    /**
     * Whether a customer is in the audience.
     *
     * @throws UnknownFact if the rule needs a fact that is unknown for this customer
     * @throws AudienceRuleFailed if the rule fails, or its result is neither true nor false
     */
    public boolean includes(Map<String, Object> facts) {
        Object answer;
        try {
            answer = program.eval(facts);
        } catch (CelEvaluationException e) {
            if (e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND) {
                throw new UnknownFact(e.getMessage());
            }
            throw new AudienceRuleFailed("the audience rule fails for this customer: " + e.getErrorCode());
        } catch (RuntimeException e) {
            throw new AudienceRuleFailed(
                    "the audience rule fails for this customer: " + e.getClass().getSimpleName());
        }
        if (answer instanceof Boolean included) {
            return included;
        }
        throw new AudienceRuleFailed(
                "the audience rule must give true or false; for this customer it gives " + typeOf(answer));
    }

    /** Only the type: the value is personal data, and decisions stay after an erasure. */
    private static String typeOf(Object answer) {
        if (answer instanceof String) {
            return "a text: compare it with another text";
        }
        if (answer instanceof Number) {
            return "a number: compare it with another number";
        }
        return answer instanceof Collection ? "a list" : answer instanceof Map ? "a map" : "another type";
    }
}
