package io.winback.testkit;

import io.winback.testkit.ApiDocument.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Calls every route of a running service as every kind of caller, and checks whether it is refused, and the headers. */
final class AccessWalk {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String SAMPLE_TOKEN = "A".repeat(43);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    private final URI service;
    private final ApiDocument document;
    private final RequestTemplates templates;
    private int operations;
    private int others;
    private int granted;
    private int refused;

    private AccessWalk(URI service, ApiDocument document) {
        this.service = service;
        this.document = document;
        this.templates = new RequestTemplates(service, new JsonShape(document));
    }

    /** @param service the base URL of a service that serves its own OpenAPI document */
    static AccessWalk to(URI service) {
        var request = TestKeys.on(HttpRequest.newBuilder(service.resolve("/q/openapi")))
                .build();
        return new AccessWalk(
                service,
                ApiDocument.of(send(HttpClient.newHttpClient(), request).body()));
    }

    /** The operations of the OpenAPI document, with the roles that it names. */
    List<AccessRoute> operations() {
        return document.operations().stream()
                .map(operation -> new AccessRoute(operation.method(), operation.path(), "", document.roles(operation)))
                .toList();
    }

    /** The wrong answers, one line each. */
    List<String> wrongAnswers(List<AccessRoute> matrix) {
        var wrong = new ArrayList<String>();
        for (var route : matrix) {
            var request = request(route);
            count(route);
            check(route, "no key", request, null).ifPresent(wrong::add);
            check(route, "a key without roles", request, TestKeys.withoutRoles())
                    .ifPresent(wrong::add);
            for (var role : AccessMatrix.roles()) {
                check(route, role, request, TestKeys.of(role)).ifPresent(wrong::add);
            }
        }
        return wrong;
    }

    String counts() {
        return "%d operations, %d pages and other routes, %d requests: %d granted, %d refused"
                .formatted(operations, others, granted + refused, granted, refused);
    }

    private void count(AccessRoute route) {
        if (route.path().startsWith("/v1/")) {
            operations++;
        } else {
            others++;
        }
    }

    private Optional<String> check(AccessRoute route, String caller, HttpRequest request, String key) {
        boolean allowed = route.isPublic() || route.roles().contains(caller);
        int refusal = key == null ? 401 : 403;
        var answer = send(client, withKey(request, key));
        var headers = route.operation().equals("file")
                ? HeadersOfAnswers.problemWithFile(answer.headers())
                : HeadersOfAnswers.problemWith(answer.headers());
        if (headers.isPresent()) {
            return wrong(route, caller, headers.get(), answer);
        }
        if (allowed) {
            granted++;
            return answer.statusCode() == 401 || answer.statusCode() == 403 || answer.statusCode() >= 500
                    ? wrong(route, caller, "must be granted", answer)
                    : Optional.empty();
        }
        refused++;
        if (answer.statusCode() != refusal) {
            return wrong(route, caller, "must be refused with " + refusal, answer);
        }
        if (key == null && answer.headers().firstValue("WWW-Authenticate").isEmpty()) {
            return wrong(route, caller, "has no header WWW-Authenticate", answer);
        }
        return route.path().startsWith("/v1/") || !route.hasMethod()
                ? AnswerCheck.problemWithAny(answer).flatMap(fault -> wrong(route, caller, fault, answer))
                : Optional.empty();
    }

    private static Optional<String> wrong(AccessRoute route, String caller, String fault, HttpResponse<String> answer) {
        var body = answer.body();
        return Optional.of("%s as %s: %s: %d %s"
                .formatted(route, caller, fault, answer.statusCode(), body.substring(0, Math.min(300, body.length()))));
    }

    /** A request that is valid as far as the document says, so that only its caller decides. */
    private HttpRequest request(AccessRoute route) {
        return document.operations().stream()
                .filter(operation -> operation.method().equals(route.method())
                        && operation.path().equals(route.path()))
                .findFirst()
                .map(this::sampled)
                .orElseGet(() -> page(route));
    }

    private HttpRequest sampled(Operation operation) {
        var query = operation.inQuery().stream()
                .filter(parameter -> parameter.required())
                .map(parameter -> parameter.name() + "=" + RequestTemplates.encoded(templates.sample(parameter)))
                .collect(Collectors.joining("&"));
        return templates.withTarget(operation, templates.path(operation) + (query.isEmpty() ? "" : "?" + query));
    }

    private HttpRequest page(AccessRoute route) {
        var request = HttpRequest.newBuilder(service.resolve(route.path().replaceAll("\\{[^}]*}", SAMPLE_TOKEN)))
                .timeout(TIMEOUT);
        return route.method().equals("GET")
                ? request.GET().build()
                : request.method(route.method(), BodyPublishers.ofString("a=b"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .build();
    }

    /** @param key null for none */
    private static HttpRequest withKey(HttpRequest request, String key) {
        var copy = HttpRequest.newBuilder(request, (name, value) -> !name.equalsIgnoreCase(TestKeys.HEADER));
        return key == null ? copy.build() : copy.header(TestKeys.HEADER, key).build();
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
