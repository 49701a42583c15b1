package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What must be true of an answer to a wrong request. */
@FunctionalInterface
interface AnswerCheck {

    ObjectMapper JSON = new ObjectMapper();

    /** How a problem names the whole body. */
    String WHOLE_BODY = "body";

    /** Words of the implementation, which no caller understands. */
    Pattern INTERNAL = Pattern.compile(
            "java\\.|jakarta|jackson|hibernate|antlr|io\\.winback|io\\.quarkus|Exception|deserializ|START_|token \\(|class "
                    + "|@Produces|@Consumes|<[a-z]+ [a-z]+>|out of bounds|size must",
            Pattern.CASE_INSENSITIVE);

    /** What is wrong with the answer; empty if nothing is. */
    Optional<String> problemWith(HttpResponse<String> answer);

    /** Never 500, and each refusal is a problem that says what is wrong without words of the implementation. */
    static Optional<String> problemWithAny(HttpResponse<String> answer) {
        if (answer.statusCode() < 400) {
            return Optional.empty();
        }
        // Many callers change the same resource: one of them may have to wait for its lock too long.
        boolean isBusy = answer.statusCode() == 503
                && answer.headers().firstValue("Retry-After").isPresent();
        if (answer.statusCode() >= 500 && !isBusy) {
            return Optional.of("fails");
        }
        if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("application/problem+json")) {
            return Optional.of("is no problem");
        }
        var problem = json(answer);
        if (problem.path("status").asInt() != answer.statusCode()) {
            return Optional.of("has another status in its problem");
        }
        return Stream.of("type", "title", "detail", "instance")
                .filter(field -> problem.path(field).asText("").isBlank())
                .findFirst()
                .map(field -> "has no " + field)
                .or(() -> INTERNAL.matcher(answer.body()).find()
                        ? Optional.of("has words of the implementation")
                        : Optional.empty());
    }

    static AnswerCheck anyStatus() {
        return answer -> Optional.empty();
    }

    static AnswerCheck status(int status) {
        return answer -> answer.statusCode() == status ? Optional.empty() : Optional.of("must be " + status);
    }

    static AnswerCheck refused() {
        return answer -> answer.statusCode() >= 400 ? Optional.empty() : Optional.of("must be refused");
    }

    /** 400, and a violation names this field. @param field its whole path; empty for the whole body */
    static AnswerCheck names(String field) {
        var name = field.isEmpty() ? WHOLE_BODY : field;
        return answer -> answer.statusCode() == 400
                        && json(answer)
                                .path("violations")
                                .findValuesAsText("field")
                                .contains(name)
                ? Optional.empty()
                : Optional.of("must be 400 and name " + name);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
