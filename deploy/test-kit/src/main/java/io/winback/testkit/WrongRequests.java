package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.testkit.ApiDocument.Operation;
import io.winback.testkit.ApiDocument.Parameter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Sends wrong requests to every operation of a running service, as its OpenAPI document describes them. Every answer is
 * checked: never 500, and each refusal is a problem that says what is wrong without words of the implementation.
 */
public final class WrongRequests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CALLERS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int DEEP = 10_000;

    private static final List<String> WRONG_IDS = List.of(
            "%00", "%20", "%0A", "%F0%9F%98%80", "a;b=c", "a%3Bb=c", "..%2Fa", "erased.a", "%22", "a".repeat(3_000));

    /** Words of the implementation, which no caller understands. */
    private static final Pattern INTERNAL = Pattern.compile(
            "java\\.|jakarta|jackson|hibernate|antlr|io\\.winback|io\\.quarkus|Exception|deserializ|START_|token \\(|class ",
            Pattern.CASE_INSENSITIVE);

    private final URI service;
    private final ApiDocument document;
    private final JsonShape shape;
    private final Predicate<String> left;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    private WrongRequests(URI service, ApiDocument document, Predicate<String> left) {
        this.service = service;
        this.document = document;
        this.shape = new JsonShape(document);
        this.left = left;
    }

    /**
     * @param service the base URL of a service that serves its own OpenAPI document
     * @param leftOut operations that are not called, such as {@code POST /v1/scorings}
     */
    public static WrongRequests to(URI service, String... leftOut) {
        try {
            var request = HttpRequest.newBuilder(service.resolve("/q/openapi")).build();
            var text = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            return new WrongRequests(service, ApiDocument.of(text), List.of(leftOut)::contains);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The wrong answers to wrong bodies, about this number for all operations together. */
    public List<String> wrongBodies(long seed, int bodies) {
        var operations = withJson();
        var random = new Random(seed);
        var calls = new ArrayList<Call>();
        for (var operation : operations) {
            var wrong = new WrongBodies(shape, operation.body(), random).bodies(bodies / operations.size());
            wrong.forEach(body -> calls.add(call(
                    operation,
                    operation.mediaType(),
                    body.json(),
                    answer -> body.field() == null ? Optional.empty() : problemWithField(answer, body.field()))));
        }
        return wrongAnswers(calls);
    }

    /** The wrong answers to bodies that are no JSON, or not one document, or name a field twice. */
    public List<String> malformedBodies() {
        var calls = new ArrayList<Call>();
        for (var operation : withJson()) {
            var valid = shape.sample(operation.body()).toString();
            Stream.of(
                            "{",
                            "nonsense",
                            "\u0000",
                            valid + " x",
                            valid + valid,
                            twice(valid),
                            "[".repeat(DEEP) + "]".repeat(DEEP),
                            "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP))
                    .forEach(body -> calls.add(call(operation, operation.mediaType(), body, refusedWith(400))));
        }
        return wrongAnswers(calls);
    }

    /** The wrong answers to a valid body of a media type that the operation does not take. */
    public List<String> wrongMediaTypes() {
        var calls = new ArrayList<Call>();
        for (var operation : withJson()) {
            for (var type : List.of("", "text/plain", "nonsense", "application/xml", "application/octet-stream")) {
                calls.add(call(operation, type, shape.sample(operation.body()).toString(), refusedWith(415)));
            }
        }
        return wrongAnswers(calls);
    }

    /** The wrong answers to unknown, repeated and empty query parameters, to values of a wrong type and to wrong cursors. */
    public List<String> wrongQueries() {
        var calls = new ArrayList<Call>();
        for (var operation : document.operations()) {
            if (operation.mediaType() != null && !operation.takesJson() || isPage(operation)) {
                continue;
            }
            calls.add(query(operation, "unknown", "1", "unknown"));
            for (var parameter : operation.inQuery()) {
                var value = shape.sample(parameter.schema()).asText();
                if (!isList(parameter)) {
                    calls.add(query(
                            operation,
                            parameter.name(),
                            value + "&" + parameter.name() + "=" + value,
                            parameter.name()));
                }
                calls.add(query(operation, parameter.name(), "", parameter.name()));
                wrongValues(parameter)
                        .forEach(wrong -> calls.add(query(operation, parameter.name(), encoded(wrong), null)));
            }
            calls.add(new Call(
                    operation,
                    request(operation, path(operation).replaceFirst("(/v1/[^/]+)", "$1;b=c")),
                    refusedWith(400)));
        }
        return wrongAnswers(calls);
    }

    /** The wrong answers to paths that do not exist, to wrong ids in paths, and to methods and media types without support. */
    public List<String> wrongPaths() {
        var calls = new ArrayList<Call>();
        for (var operation : document.operations()) {
            if (isPage(operation)) {
                continue;
            }
            for (var parameter : operation.parameters()) {
                if (parameter.in().equals("path")) {
                    WRONG_IDS.forEach(id -> calls.add(new Call(
                            operation,
                            request(operation, path(operation, parameter.name(), id)),
                            answer -> answer.statusCode() < 400
                                            && operation.method().equals("PUT")
                                    ? Optional.of("must be refused")
                                    : Optional.empty())));
                }
            }
            calls.add(new Call(operation, request(operation, path(operation) + "/no/such"), refusedWith(404)));
            calls.add(new Call(
                    operation,
                    HttpRequest.newBuilder(service.resolve(path(operation)))
                            .method("TRACE", BodyPublishers.noBody())
                            .build(),
                    answer -> Optional.empty()));
        }
        return wrongAnswers(calls);
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

    /** @param refused the parameter that the answer must name; null if the value may be accepted */
    private Call query(Operation operation, String name, String value, String refused) {
        var others = new StringBuilder();
        operation.inQuery().stream()
                .filter(parameter -> parameter.required() && !parameter.name().equals(name))
                .forEach(parameter -> others.append('&')
                        .append(parameter.name())
                        .append('=')
                        .append(encoded(shape.sample(parameter.schema()).asText())));
        return new Call(
                operation,
                request(operation, "%s?%s=%s%s".formatted(path(operation), name, value, others)),
                answer -> refused == null ? Optional.empty() : problemWithField(answer, refused));
    }

    private static boolean isList(Parameter parameter) {
        return parameter.schema().path("type").asText().equals("array");
    }

    private static boolean isPage(Operation operation) {
        return !operation.path().startsWith("/v1/");
    }

    private List<Operation> withJson() {
        return document.operations().stream()
                .filter(Operation::takesJson)
                .filter(operation -> !left.test(operation.toString()))
                .toList();
    }

    private static String twice(String object) {
        return "{\"x\": 1, \"x\": 2, " + object.substring(1);
    }

    /** @param check what is wrong with the answer beyond what is wrong with any */
    private record Call(Operation operation, HttpRequest request, String body, Check check) {

        Call(Operation operation, HttpRequest request, Check check) {
            this(operation, request, "", check);
        }
    }

    private interface Check {
        Optional<String> problemWith(HttpResponse<String> answer);
    }

    private Call call(Operation operation, String mediaType, String body, Check check) {
        var request = HttpRequest.newBuilder(service.resolve(path(operation)))
                .method(operation.method(), BodyPublishers.ofString(body))
                .timeout(PATIENCE)
                .header("Content-Type", mediaType)
                .build();
        return new Call(operation, request, body, check);
    }

    private HttpRequest request(Operation operation, String target) {
        var request = HttpRequest.newBuilder(service.resolve(target)).timeout(PATIENCE);
        if (operation.mediaType() != null) {
            request.header("Content-Type", operation.mediaType());
        }
        var body = operation.mediaType() != null
                ? BodyPublishers.ofString(shape.sample(operation.body()).toString())
                : BodyPublishers.noBody();
        return request.method(operation.method(), body).build();
    }

    private String path(Operation operation) {
        return path(operation, "", "");
    }

    private String path(Operation operation, String name, String value) {
        var path = operation.path().replace("{" + name + "}", value);
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                path = path.replace(
                        "{" + parameter.name() + "}",
                        shape.sample(parameter.schema()).asText());
            }
        }
        return path;
    }

    private List<String> wrongAnswers(List<Call> calls) {
        var shuffled = new ArrayList<>(calls);
        Collections.shuffle(shuffled, new Random(calls.size()));
        var callers = Executors.newFixedThreadPool(CALLERS);
        try {
            var answers = shuffled.stream()
                    .map(call -> callers.submit(() -> wrongAnswer(call)))
                    .toList();
            return answers.stream()
                    .map(WrongRequests::awaited)
                    .flatMap(Optional::stream)
                    .sorted()
                    .toList();
        } finally {
            callers.shutdownNow();
        }
    }

    private static Optional<String> awaited(Future<Optional<String>> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<String> wrongAnswer(Call call) throws IOException, InterruptedException {
        var answer = client.send(call.request(), BodyHandlers.ofString());
        return problemWith(answer).or(() -> call.check().problemWith(answer)).map(problem -> "%s %s %s: %s: %d %s"
                .formatted(
                        call.operation(),
                        Optional.ofNullable(call.request().uri().getRawQuery()).orElse(""),
                        shortened(call.body()),
                        problem,
                        answer.statusCode(),
                        shortened(answer.body())));
    }

    private static Optional<String> problemWith(HttpResponse<String> answer) {
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
        var problem = json(answer.body());
        if (problem.path("status").asInt() != answer.statusCode()) {
            return Optional.of("has another status in its problem");
        }
        return Stream.of("type", "title", "detail", "instance")
                .filter(field -> problem.path(field).asText("").isBlank())
                .findFirst()
                .map(field -> "has no " + field)
                .or(() -> INTERNAL.matcher(answer.body()).find()
                        ? Optional.of("speaks of the implementation")
                        : Optional.empty());
    }

    /** A value that has several forms, and a map, may be named instead of the field or the entry inside it. */
    private static Optional<String> problemWithField(HttpResponse<String> answer, String field) {
        var enclosing = field.contains(".") ? field.substring(0, field.lastIndexOf('.')) : field;
        return answer.statusCode() == 400
                        && json(answer.body()).path("violations").findValuesAsText("field").stream()
                                .anyMatch(named -> named.equals(field.isEmpty() ? "body" : field)
                                        || !field.isEmpty() && named.equals(enclosing))
                ? Optional.empty()
                : Optional.of("must be 400 and name " + field);
    }

    private static Check refusedWith(int status) {
        return answer -> answer.statusCode() == status ? Optional.empty() : Optional.of("must be " + status);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    private static String shortened(String text) {
        return text.length() <= 400 ? text : text.substring(0, 400) + "…";
    }
}
