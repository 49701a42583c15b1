package io.winback.chassis.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Answers 400 with the name of the parameter for a query parameter of the wrong type, where the framework answers 404. */
@ApplicationScoped
class QueryParameterProblem implements ProblemPostProcessor {

    private static final String NO_ENUM_CONSTANT = "No enum constant ";

    private final UriInfo uri;

    QueryParameterProblem(UriInfo uri) {
        this.uri = uri;
    }

    /** Before {@link CompleteProblem}. */
    @Override
    public int priority() {
        return 50;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        return context.cause instanceof NotFoundException missing && missing.getCause() != null
                ? invalid(missing.getCause())
                        .map(invalid -> HttpProblem.builder(invalid)
                                .withInstance(problem.getInstance())
                                .build())
                        .orElse(problem)
                : problem;
    }

    /** The message of the failure contains the value, and so leads to the parameter. */
    private Optional<HttpProblem> invalid(Throwable misreading) {
        var text = textOf(misreading);
        return uri.getQueryParameters().entrySet().stream()
                .flatMap(parameter -> parameter.getValue().stream()
                        .filter(text::contains)
                        .map(value -> invalid(parameter.getKey(), messageFor(misreading, value))))
                .findFirst();
    }

    /** The message of a date that cannot be read has the beginning of a long value only. */
    private static String textOf(Throwable misreading) {
        if (misreading instanceof DateTimeParseException unread) {
            return unread.getParsedString();
        }
        return misreading.getCause() instanceof DateTimeParseException unread
                ? unread.getParsedString()
                : String.valueOf(misreading.getMessage());
    }

    private static String messageFor(Throwable misreading, String value) {
        if (misreading instanceof NumberFormatException) {
            return ExpectedInput.of(Long.class).messageFor(value);
        }
        if (misreading instanceof DateTimeException || misreading.getCause() instanceof DateTimeException) {
            return ExpectedInput.ofText("a date such as 2026-11-22").messageFor(value);
        }
        return enumOf(misreading.getMessage(), value)
                .map(type -> ExpectedInput.of(type).messageFor(value))
                .orElse("cannot be read");
    }

    /** The type in {@code No enum constant package.Type.value}. */
    private static Optional<Class<?>> enumOf(String message, String value) {
        if (!message.startsWith(NO_ENUM_CONSTANT) || !message.endsWith("." + value)) {
            return Optional.empty();
        }
        var canonical = message.substring(NO_ENUM_CONSTANT.length(), message.length() - value.length() - 1);
        var binary = canonical.replaceAll("(?<=\\.[A-Z]\\w{0,100})\\.", "\\$");
        try {
            return Optional.of(
                    Class.forName(binary, false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static HttpProblem invalid(String name, String message) {
        return Problems.invalid(name, "query", message);
    }
}
