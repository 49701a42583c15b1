package io.winback.notification.template;

import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.Expression;
import io.quarkus.qute.ResultMapper;
import io.quarkus.qute.TemplateNode;
import io.quarkus.qute.ValueResolver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Set;

/** A value that a message does not have. Templates may test it and replace it, but not print it. */
final class AbsentValue {

    /** An empty list, which Qute treats as false. */
    static final Object ABSENT = Collections.unmodifiableList(new ArrayList<>());

    private static final Set<String> OR = Set.of("or", "?:");

    private AbsentValue() {}

    static EngineBuilder addTo(EngineBuilder engine) {
        return engine.addValueResolver(ValueResolver.builder()
                        .priority(WITH_PRECEDENCE)
                        .appliesTo(context -> context.getBase() == ABSENT && OR.contains(context.getName()))
                        .resolveAsync(
                                context -> context.evaluate(context.getParams().get(0)))
                        .build())
                // A property of an absent value is absent, such as the code of no coupon.
                .addValueResolver(ValueResolver.builder()
                        .priority(WITH_PRECEDENCE)
                        .appliesTo(context -> context.getBase() == null
                                && context.getParams().isEmpty()
                                && !OR.contains(context.getName()))
                        .resolveWith(ABSENT)
                        .build())
                .addResultMapper(new NotPrinted());
    }

    private static final int WITH_PRECEDENCE = 1_000;

    /** A template prints a value that its message does not have. */
    static final class Printed extends RuntimeException {

        private static final long serialVersionUID = 1;

        private Printed(Expression expression) {
            super("line %d: {%s} has no value for this message; test it with {#if %s}, or write {%s ?: 'another'}"
                    .formatted(
                            expression.getOrigin().getLine(),
                            expression.toOriginalString(),
                            expression.toOriginalString(),
                            expression.toOriginalString()));
        }
    }

    private static final class NotPrinted implements ResultMapper {

        @Override
        public int getPriority() {
            return WITH_PRECEDENCE;
        }

        @Override
        public boolean appliesTo(TemplateNode.Origin origin, Object result) {
            return result == ABSENT;
        }

        @Override
        public String map(Object result, Expression expression) {
            throw new Printed(expression);
        }
    }
}
