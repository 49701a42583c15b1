package io.winback.testkit;

import io.winback.testkit.ApiDocument.Operation;
import io.winback.testkit.ApiDocument.Parameter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Requests to the operations of a service. What the caller does not give is a sample of the OpenAPI document. */
final class RequestTemplates {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final URI service;
    private final JsonShape shape;

    RequestTemplates(URI service, JsonShape shape) {
        this.service = service;
        this.shape = shape;
    }

    HttpRequest withBody(Operation operation, String mediaType, String body) {
        return to(path(operation))
                .method(operation.method(), BodyPublishers.ofString(body))
                .header("Content-Type", mediaType)
                .build();
    }

    /** @param value as it stands in the URL */
    HttpRequest withQuery(Operation operation, String name, String value) {
        var others = operation.inQuery().stream()
                .filter(parameter -> parameter.required() && !parameter.name().equals(name))
                .map(parameter -> "&" + parameter.name() + "=" + encoded(sample(parameter)))
                .collect(Collectors.joining());
        return withTarget(operation, "%s?%s=%s%s".formatted(path(operation), name, value, others));
    }

    /** @param target path and query as they stand in the URL */
    HttpRequest withTarget(Operation operation, String target) {
        var request = to(target);
        if (operation.mediaType() == null) {
            return request.method(operation.method(), BodyPublishers.noBody()).build();
        }
        return request.method(operation.method(), BodyPublishers.ofString(body(operation)))
                .header("Content-Type", operation.mediaType())
                .build();
    }

    HttpRequest withHeader(Operation operation, String name, String value) {
        return HttpRequest.newBuilder(withTarget(operation, path(operation)), (header, given) -> true)
                .setHeader(name, value)
                .build();
    }

    HttpRequest withMethod(Operation operation, String method) {
        return to(path(operation)).method(method, BodyPublishers.noBody()).build();
    }

    String body(Operation operation) {
        return shape.sample(operation.body()).toString();
    }

    String sample(Parameter parameter) {
        return shape.sample(parameter.schema()).asText();
    }

    String path(Operation operation) {
        var path = operation.path();
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                path = path.replace("{" + parameter.name() + "}", sample(parameter));
            }
        }
        return path;
    }

    /** @param value of one parameter of the path, as it stands in the URL */
    String path(Operation operation, Parameter parameter, String value) {
        var others = operation.path().replace("{" + parameter.name() + "}", "\0");
        for (var other : operation.parameters()) {
            others = others.replace("{" + other.name() + "}", sample(other));
        }
        return others.replace("\0", value);
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    private HttpRequest.Builder to(String target) {
        return TestKeys.on(HttpRequest.newBuilder(service.resolve(target)).timeout(TIMEOUT));
    }
}
