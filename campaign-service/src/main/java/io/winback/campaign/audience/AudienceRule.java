package io.winback.campaign.audience;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.winback.campaign.occasion.OccasionKind;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The audience of a campaign: a CEL expression over {@code customer}, {@code occasion} and {@code now}, compiled and type-checked
 * for one kind of occasion.
 */
public final class AudienceRule {

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(4_000)
            .maxParseRecursionDepth(40)
            .comprehensionMaxIterations(1_000)
            .enableHeterogeneousNumericComparisons(true)
            .build();

    private static final Map<OccasionKind, CelCompiler> COMPILERS = new ConcurrentHashMap<>();

    /** For constant parts of a rule, which may have any type. */
    private static final CelCompiler PART_COMPILER =
            compiler(OccasionKind.CUSTOMER_CHURNED).build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final CelRuntime.Program program;

    private static CelCompilerBuilder compiler(OccasionKind kind) {
        var occasion = OccasionType.of(kind);
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setTypeProvider(new RuleTypes(occasion.all()))
                .addVar("customer", CustomerType.CUSTOMER)
                .addVar("occasion", occasion.occasion())
                .addVar("now", SimpleType.TIMESTAMP);
    }

    private AudienceRule(CelRuntime.Program program) {
        this.program = program;
    }

    /** @throws InvalidAudience with the place of each error */
    public static AudienceRule of(String expression, OccasionKind kind) {
        return of(compiled(expression, kind));
    }

    /**
     * As {@link #of}; it also refuses a rule with a part that fails, or never matches, for every customer, and one that compares
     * amounts without their currency. A stored rule is not checked again, so that a campaign does not stop.
     *
     * @throws InvalidAudience with the place of each error
     */
    public static AudienceRule checked(String expression, OccasionKind kind) {
        var compiled = compiled(expression, kind);
        var errors = Stream.concat(
                        AlwaysFailing.in(compiled, new ConstantPart(PART_COMPILER, RUNTIME)).stream(),
                        AmountsWithoutCurrency.in(compiled).stream())
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidAudience(String.join("; ", errors));
        }
        return of(compiled);
    }

    private static CelAbstractSyntaxTree compiled(String expression, OccasionKind kind) {
        try {
            return COMPILERS
                    .computeIfAbsent(
                            kind,
                            any -> compiler(any).setResultType(SimpleType.BOOL).build())
                    .compile(expression)
                    .getAst();
        } catch (CelValidationException e) {
            throw new InvalidAudience(RuleErrorText.of(e.getErrors(), expression, kind));
        }
    }

    private static AudienceRule of(CelAbstractSyntaxTree compiled) {
        try {
            return new AudienceRule(RUNTIME.createProgram(compiled));
        } catch (CelEvaluationException e) {
            throw new InvalidAudience("the rule cannot be evaluated");
        }
    }

    /**
     * Whether a customer is in the audience.
     *
     * @param facts of an occasion of the kind of this rule
     * @throws UnknownFact if the rule needs a fact that is unknown for this customer
     * @throws AudienceRuleFailed if the rule fails, or its result is neither true nor false
     */
    public boolean includes(Map<String, Object> facts) {
        Object answer;
        try {
            answer = program.eval(facts);
        } catch (CelEvaluationException e) {
            if (e.getErrorCode() == CelErrorCode.ATTRIBUTE_NOT_FOUND) {
                throw new UnknownFact(RuleErrorText.unknownFact(e.getMessage()));
            }
            throw new AudienceRuleFailed(
                    "the audience rule fails for this customer: " + RuleErrorText.failure(e.getErrorCode()));
        } catch (RuntimeException e) {
            throw new AudienceRuleFailed(
                    "the audience rule fails for this customer: " + RuleErrorText.failure(CelErrorCode.INTERNAL_ERROR));
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
