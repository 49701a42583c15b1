package io.winback.testkit;

import io.winback.testkit.ApiDocument.Operation;
import io.winback.testkit.ApiDocument.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Wrong requests to every operation of a running service, as its OpenAPI document describes them. */
final class WrongRequests {

    private static final int DEEP = 10_000;

    private static final List<String> WRONG_IDS = List.of(
            "%00", "%20", "%0A", "%F0%9F%98%80", "a;b=c", "a%3Bb=c", "..%2Fa", "erased.a", "%22", "a".repeat(3_000));

    /** With these a path means another path. */
    private static final List<String> DOTS = List.of("%2e", "%2E%2E", ".%2e");

    private static final List<String> WRONG_TYPES =
            List.of("text/plain", "nonsense", "application/xml", "application/octet-stream");

    private static final List<String> WRONG_TYPES_OF_FILES = List.of(
            "application/json",
            "text/plain",
            "application/octet-stream",
            "application/vnd.ms-excel",
            "application/csv",
            "multipart/form-data; boundary=x");

    /** An operation without an answer refuses nothing. */
    private static final AnswerCheck NOT_ACCEPTABLE =
            answer -> answer.statusCode() == 406 || answer.statusCode() == 204 || answer.statusCode() == 404
                    ? Optional.empty()
                    : Optional.of("must be 406");

    /** An operation whose body is optional accepts none, or names another field. */
    private static final AnswerCheck NO_BODY =
            answer -> answer.statusCode() < 300 || !answer.body().contains("\"field\":\"\"")
                    ? Optional.empty()
                    : Optional.of("must name a field");

    private final ApiDocument document;
    private final JsonShape shape;
    private final RequestTemplates requests;

    private WrongRequests(URI service, ApiDocument document) {
        this.document = document;
        this.shape = new JsonShape(document);
        this.requests = new RequestTemplates(service, shape);
    }

    /** @param service the base URL of a service that serves its own OpenAPI document */
    static WrongRequests to(URI service) {
        try {
            var request = TestKeys.on(HttpRequest.newBuilder(service.resolve("/q/openapi")))
                    .build();
            var text = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            return new WrongRequests(service, ApiDocument.of(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The wrong answers to wrong bodies, about this number for all operations together. */
    List<String> wrongBodies(long seed, int bodies) {
        var operations = withJson();
        var random = new Random(seed);
        var calls = new CheckedCalls();
        for (var operation : operations) {
            var wrong = new WrongBodies(shape, operation.body(), random).bodies(bodies / operations.size());
            wrong.forEach(body -> calls.add(
                    operation,
                    requests.withBody(operation, operation.mediaType(), body.json()),
                    body.json(),
                    body.field() == null ? AnswerCheck.anyStatus() : AnswerCheck.names(body.field())));
        }
        return calls.wrongAnswers();
    }

    /** The wrong answers to bodies that are no JSON, or not one document, or name a field twice. */
    List<String> malformedBodies() {
        var calls = new CheckedCalls();
        for (var operation : withJson()) {
            var valid = requests.body(operation);
            Stream.of(
                            "{",
                            "nonsense",
                            "\u0000",
                            valid + " x",
                            valid + valid,
                            twice(valid),
                            "[".repeat(DEEP) + "]".repeat(DEEP),
                            "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP))
                    .forEach(body -> calls.add(
                            operation,
                            requests.withBody(operation, operation.mediaType(), body),
                            body,
                            AnswerCheck.status(400)));
            calls.add(operation, requests.withBody(operation, operation.mediaType(), "null"), "null", NO_BODY);
        }
        return calls.wrongAnswers();
    }

    /** The wrong answers to a valid body of a media type that the operation does not take, or of an empty one. */
    List<String> wrongMediaTypes() {
        var calls = new CheckedCalls();
        for (var operation : withJson()) {
            WRONG_TYPES.forEach(type -> calls.add(
                    operation,
                    requests.withBody(operation, type, requests.body(operation)),
                    type,
                    AnswerCheck.status(415)));
            calls.add(
                    operation,
                    requests.withBody(operation, "", requests.body(operation)),
                    AnswerCheck.names("Content-Type"));
        }
        for (var operation : withFile()) {
            WRONG_TYPES_OF_FILES.forEach(type ->
                    calls.add(operation, requests.withBody(operation, type, "a,b"), type, AnswerCheck.status(415)));
        }
        return calls.wrongAnswers();
    }

    /** The wrong answers to a body for an operation that takes none. */
    List<String> unexpectedBodies() {
        var calls = new CheckedCalls();
        document.operations().stream()
                .filter(operation -> operation.mediaType() == null && !isPage(operation))
                .forEach(operation -> List.of("{}", "[]", "\"\"", "{\"zz\": 1}", "{", "\"x\"")
                        .forEach(body -> calls.add(
                                operation,
                                requests.withBody(operation, "application/json", body),
                                body,
                                AnswerCheck.status(400))));
        return calls.wrongAnswers();
    }

    /** The wrong answers to callers who do not accept JSON, or whose headers cannot be read. */
    List<String> wrongHeaders() {
        var calls = new CheckedCalls();
        for (var operation : document.operations()) {
            if (isPage(operation)) {
                continue;
            }
            for (var type : List.of("text/html", "application/xml", "application/json;q=0")) {
                calls.add(operation, requests.withHeader(operation, "Accept", type), type, NOT_ACCEPTABLE);
            }
            for (var type : List.of("x", "a/b/c", "application/json, x")) {
                calls.add(operation, requests.withHeader(operation, "Accept", type), type, AnswerCheck.names("Accept"));
            }
            calls.add(
                    operation,
                    requests.withHeader(operation, "Idempotency-Key", ""),
                    AnswerCheck.names("Idempotency-Key"));
        }
        return calls.wrongAnswers();
    }

    /** The wrong answers to unknown, repeated and empty query parameters, to values of a wrong type and to wrong cursors. */
    List<String> wrongQueries() {
        var calls = new CheckedCalls();
        for (var operation : document.operations()) {
            if (operation.mediaType() != null && !operation.takesJson() || isPage(operation)) {
                continue;
            }
            calls.add(operation, requests.withQuery(operation, "unknown", "1"), AnswerCheck.names("unknown"));
            operation.inQuery().forEach(parameter -> addWrongValues(calls, operation, parameter));
            var withMatrix = requests.path(operation).replaceFirst("(/v1/[^/]+)", "$1;b=c");
            calls.add(operation, requests.withTarget(operation, withMatrix), AnswerCheck.status(400));
        }
        return calls.wrongAnswers();
    }

    private void addWrongValues(CheckedCalls calls, Operation operation, Parameter parameter) {
        var name = parameter.name();
        if (!isList(parameter)) {
            var value = requests.sample(parameter);
            var twice = requests.withQuery(operation, name, value + "&" + name + "=" + value);
            calls.add(operation, twice, AnswerCheck.names(name));
        }
        calls.add(operation, requests.withQuery(operation, name, ""), AnswerCheck.names(name));
        wrongValues(parameter)
                .map(RequestTemplates::encoded)
                .forEach(wrong ->
                        calls.add(operation, requests.withQuery(operation, name, wrong), AnswerCheck.anyStatus()));
    }

    /** The wrong answers to paths that do not exist, to wrong ids in paths, and to methods without support. */
    List<String> wrongPaths() {
        var calls = new CheckedCalls();
        for (var operation : document.operations()) {
            if (isPage(operation)) {
                continue;
            }
            for (var parameter : operation.parameters()) {
                if (parameter.in().equals("path")) {
                    WRONG_IDS.forEach(id -> calls.add(
                            operation,
                            requests.withTarget(operation, requests.path(operation, parameter, id)),
                            operation.method().equals("PUT") ? AnswerCheck.refused() : AnswerCheck.anyStatus()));
                    DOTS.forEach(id -> calls.add(
                            operation,
                            requests.withTarget(operation, requests.path(operation, parameter, id)),
                            id,
                            AnswerCheck.status(400)));
                }
            }
            var unknown = requests.path(operation) + "/no/such";
            calls.add(operation, requests.withTarget(operation, unknown), AnswerCheck.status(404));
            var withSlash = requests.path(operation) + "/";
            calls.add(operation, requests.withTarget(operation, withSlash), AnswerCheck.status(404));
            calls.add(operation, requests.withMethod(operation, "TRACE"), AnswerCheck.anyStatus());
        }
        return calls.wrongAnswers();
    }

    private static Stream<String> wrongValues(Parameter parameter) {
        var values = Stream.of("X", "-1", "1.5", "99999999999999999999", "\u0000", "9999-99-99", "erased.a");
        var cursors = Stream.of(
                        "x",
                        "",
                        "+999999999-12-31T23:59:59Z x",
                        "+999999999-12-31T23:59:59Z 0190a000-0000-7000-8000-000000000001",
                        "-999999999-01-01T00:00:00Z x",
                        "1e999999 x",
                        "999999999999999999999999999999999 x",
                        "2026-11-22T03:04:05Z \u0000",
                        "2026-11-22T03:04:05Z",
                        "\u0000")
                .map(text -> Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8)));
        return parameter.name().equals("after") ? Stream.concat(values, cursors) : values;
    }

    private static boolean isList(Parameter parameter) {
        return parameter.schema().path("type").asText().equals("array");
    }

    private static boolean isPage(Operation operation) {
        return !operation.path().startsWith("/v1/");
    }

    /** The operations that take bodies of other types alone. Webhooks take any type. */
    private List<Operation> withFile() {
        return document.operations().stream()
                .filter(operation -> operation.mediaType() != null && !operation.takesJson() && !isPage(operation))
                .filter(operation -> !operation.mediaType().contains("*"))
                .toList();
    }

    private List<Operation> withJson() {
        return document.operations().stream().filter(Operation::takesJson).toList();
    }

    private static String twice(String object) {
        return "{\"x\": 1, \"x\": 2, " + object.substring(1);
    }
}
