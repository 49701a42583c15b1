package io.winback.campaign.audience;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Map;
import java.util.stream.Collectors;

/** Who a campaign is for: a CEL expression over {@code customer} and {@code now}, compiled and type-checked. */
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
     * Whether a customer is meant.
     *
     * @throws NotKnown if the rule asks for what is not known of this customer
     */
    public boolean includes(Map<String, Object> facts) {
        try {
            return (boolean) program.eval(facts);
        } catch (CelEvaluationException e) {
            throw new NotKnown(e.getMessage());
        }
    }
}
