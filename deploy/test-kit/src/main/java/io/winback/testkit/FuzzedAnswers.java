package io.winback.testkit;

import io.winback.testkit.FuzzedRequests.Fuzzed;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What must be true of every answer, whatever the request is. */
final class FuzzedAnswers {

    /** What any request may be answered with before its operation is known. */
    private static final Set<Integer> GENERAL = Set.of(400, 401, 403, 405, 406, 411, 413, 414, 415, 431);

    private static final Pattern INTERNAL = Pattern.compile("\\bat (?:io|java|org|com|jakarta)\\.|\\.java:|Exception"
            + "|\\b(?:java|javax|jakarta|sun|jdk)\\.[a-z]\\w*\\.|io\\.winback|io\\.(?:quarkus|vertx|netty)|org\\.\\w+\\."
            + "|com\\.fasterxml|hibernate|antlr|PSQL|SQLSTATE|insert into|select \\w+ from");

    private final ApiDocument document;
    private final AnswerSchemas schemas;

    FuzzedAnswers(ApiDocument document) {
        this.document = document;
        this.schemas = new AnswerSchemas(document);
    }

    /** What is wrong with an answer to an operation; empty if nothing is. */
    Optional<String> problemWith(Fuzzed fuzzed, RawAnswer answer) {
        if (isOfServer(fuzzed.request(), answer)) {
            return Optional.empty();
        }
        return ofAny(answer)
                .or(() -> answer.status() >= 400 ? ofProblem(fuzzed.request(), answer) : Optional.empty())
                .or(() -> fuzzed.isForOperation() ? ofOperation(fuzzed, answer) : Optional.empty());
    }

    /** What is wrong with any answer, also a page. */
    static Optional<String> ofAny(RawAnswer answer) {
        if (answer.status() >= 500) {
            return Optional.of("fails");
        }
        if (answer.took().compareTo(RawClient.LONGEST) > 0) {
            return Optional.of("takes " + answer.took());
        }
        return INTERNAL.matcher(answer.body()).find()
                ? Optional.of("has words of the implementation")
                : Optional.empty();
    }

    /** What is wrong with the answer of a page; empty if nothing is. */
    static Optional<String> ofPage(RawRequest request, RawAnswer answer) {
        return ofAny(answer)
                .or(() -> answer.status() >= 400
                                && !isOfServer(request, answer)
                                && !answer.header("Content-Type").startsWith("text/html")
                        ? Optional.of("is no page")
                        : Optional.empty());
    }

    /** The HTTP server reads no header with a control character, and gives the request to no handler. */
    private static boolean isOfServer(RawRequest request, RawAnswer answer) {
        return answer.status() == 400 && answer.body().isEmpty() && request.hasControlCharacter();
    }

    private static Optional<String> ofProblem(RawRequest request, RawAnswer answer) {
        if (request.method().equals("HEAD")) {
            return Optional.empty();
        }
        if (!answer.header("Content-Type").startsWith("application/problem+json")) {
            return Optional.of("is no problem");
        }
        var problem = Json.read(answer.body());
        if (problem.path("status").asInt() != answer.status()) {
            return Optional.of("has another status in its problem");
        }
        return problem.path("title").asText().isBlank()
                        || problem.path("detail").asText().isBlank()
                ? Optional.of("has no title or no detail")
                : Optional.empty();
    }

    private Optional<String> ofOperation(Fuzzed fuzzed, RawAnswer answer) {
        if (document.answer(fuzzed.operation(), answer.status()).isMissingNode()) {
            return GENERAL.contains(answer.status())
                    ? Optional.empty()
                    : Optional.of("has a status that is not documented");
        }
        try {
            return schemas.contradictions(fuzzed.operation(), answer);
        } catch (UncheckedIOException e) {
            return Optional.of("is not JSON");
        }
    }
}
