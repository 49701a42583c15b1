package io.winback.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.winback.testkit.ApiDocument.Operation;
import io.winback.testkit.ApiDocument.Parameter;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Requests as the OpenAPI document describes them, about resources that exist as far as they are known. */
final class ValidRequests {

    private final JsonShape shape;
    private final KnownIds known;
    private final Map<String, String> bodies;

    /** @param bodies those that the schema does not describe enough, by their operation, such as {@code POST /v1/orders} */
    ValidRequests(JsonShape shape, KnownIds known, Map<String, String> bodies) {
        this.shape = shape;
        this.known = known;
        this.bodies = bodies;
    }

    RawRequest request(Operation operation) {
        var headers = new ArrayList<String>();
        headers.add(TestKeys.HEADER + ": " + TestKeys.withAllRoles());
        operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("header") && parameter.required())
                .forEach(parameter -> headers.add(parameter.name() + ": " + sample(parameter)));
        var request = RawRequest.without(operation.method(), target(operation, "", ""), headers);
        return operation.mediaType() == null
                ? request
                : request.withHeader("Content-Type", operation.mediaType())
                        .with(bytes(operation), RawRequest.Framing.LENGTH);
    }

    byte[] bytes(Operation operation) {
        var given = bodies.get(operation.toString());
        return operation.takesJson()
                ? body(operation).toString().getBytes(UTF_8)
                : (given == null ? "a,b\r\n1,2\r\n" : given).getBytes(UTF_8);
    }

    /** The body of an operation that takes JSON. */
    JsonNode body(Operation operation) {
        var given = bodies.get(operation.toString());
        var body = given == null ? shape.sample(operation.body()).<JsonNode>deepCopy() : Json.read(given);
        if (given == null && body instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> known.of(name.equals("couponCode") ? "code" : name)
                    .ifPresent(id -> object.set(name, TextNode.valueOf(id))));
        }
        return body;
    }

    /**
     * The path with one parameter that has another value.
     *
     * @param changed the name of the parameter; empty for none
     * @param value as it stands in the address
     */
    String target(Operation operation, String changed, String value) {
        var path = operation.path();
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                path = path.replace(
                        "{" + parameter.name() + "}",
                        parameter.name().equals(changed)
                                ? value
                                : HostileTexts.encoded(
                                        operation.method().equals("PUT") ? own(parameter) : sample(parameter)));
            }
        }
        var query = operation.inQuery().stream()
                .filter(Parameter::required)
                .map(parameter -> parameter.name() + "=" + HostileTexts.encoded(sample(parameter)))
                .collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + "?" + query;
    }

    /** A PUT makes its own resource, and does not replace one of a list. */
    private String own(Parameter parameter) {
        return parameter.name().equals("currency")
                ? sample(parameter)
                : shape.sample(parameter.schema()).asText();
    }

    private String sample(Parameter parameter) {
        return known.of(parameter.name())
                .orElseGet(() -> shape.sample(parameter.schema()).asText());
    }
}
