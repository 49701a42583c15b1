package io.winback.testkit;

import io.winback.testkit.ApiDocument.Operation;
import io.winback.testkit.ApiDocument.Parameter;
import io.winback.testkit.RawRequest.Framing;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Malformed and hostile requests to one operation, each one change away from a valid request. */
final class FuzzedRequests {

    private static final String PATH = "path";
    private static final String QUERY = "query";
    private static final int FOR_A_PARAMETER = 12;
    private static final int FOR_HEADERS = 20;
    private static final int FOR_A_BODY = 90;
    private static final int MANY_PARAMETERS = 400;

    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Charset",
            "Accept-Encoding",
            "Authorization",
            "Content-Encoding",
            "Content-Type",
            "Cookie",
            "Idempotency-Key",
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "Origin",
            "Range",
            "Referer",
            "User-Agent",
            "Winback-Actor",
            "X-Api-Key",
            "X-Forwarded-For",
            "X-HTTP-Method-Override",
            "traceparent",
            "baggage");

    private static final List<String> METHODS =
            List.of("HEAD", "TRACE", "OPTIONS", "PATCH", "PUT", "get", "FOO", "PROPFIND");

    /** Positions in lists, as cursors have them. */
    private static final String[] POSITIONS = {
        "2026-11-22T03:04:05Z 0190a000-0000-7000-8000-000000000001",
        "+999999999-12-31T23:59:59Z 0190a000-0000-7000-8000-000000000001",
        "2026-11-22T03:04:05Z a 1",
        "1764300000 100:120:105,110 JPY:JPY:1,USD:JPY:150.5 JPY 1200 hina",
        "31556889864403199 1:1:  ~ 12E+2147483647 hina",
        "1 1:1:  ~ 1E-2147483647 hina",
        "0190a000-0000-7000-8000-000000000001",
        "-2147483649",
        "9999-12-31",
        "\0"
    };

    /**
     * @param what was changed, for the message about a wrong answer
     * @param isForOperation whether the document of the operation says what the answer is; another path or method has another one
     */
    record Fuzzed(Operation operation, RawRequest request, String what, boolean isForOperation) {

        /** Whether the path or the query was changed. */
        boolean isOfAddress() {
            return what.equals(PATH) || what.equals(QUERY);
        }
    }

    private final ValidRequests valid;
    private final FuzzedBodies bodies;
    private final Random random;
    private final List<Fuzzed> requests = new ArrayList<>();

    FuzzedRequests(ValidRequests valid, JsonShape shape, Random random) {
        this.valid = valid;
        this.bodies = new FuzzedBodies(shape, random);
        this.random = random;
    }

    List<Fuzzed> of(Operation operation) {
        requests.clear();
        var request = valid.request(operation);
        add(operation, request, "valid");
        operation.parameters().forEach(parameter -> addParameter(operation, parameter));
        addQueries(operation);
        addHeaders(operation);
        addBodies(operation);
        METHODS.forEach(method -> requests.add(new Fuzzed(operation, request.withMethod(method), method, false)));
        return List.copyOf(requests);
    }

    private void add(Operation operation, RawRequest request, String what) {
        requests.add(new Fuzzed(operation, request, what, true));
    }

    private void addParameter(Operation operation, Parameter parameter) {
        if (parameter.in().equals("path")) {
            HostileTexts.RAW_IN_ADDRESS.forEach(raw -> addPath(operation, parameter, raw));
        }
        for (int i = 0; i < FOR_A_PARAMETER; i++) {
            var raw = i % 3 == 0
                    ? HostileTexts.one(HostileTexts.RAW_IN_ADDRESS, random)
                    : HostileTexts.encoded(HostileTexts.one(HostileTexts.ALL, random));
            switch (parameter.in()) {
                case "path" -> addPath(operation, parameter, raw);
                case "query" -> addQuery(operation, parameter.name() + "=" + raw);
                default -> addHeader(operation, parameter.name());
            }
        }
        if (parameter.in().equals("query") && parameter.name().equals("after")) {
            addCursors(operation);
        }
    }

    private void addCursors(Operation operation) {
        for (var position : POSITIONS) {
            for (int i = 0; i < 4; i++) {
                int cut = random.nextInt(position.length() + 1);
                var inserted = i == 0 ? "" : HostileTexts.one(HostileTexts.ALL, random);
                var changed = position.substring(0, cut) + inserted + position.substring(cut);
                addQuery(
                        operation,
                        "after=" + Base64.getUrlEncoder().withoutPadding().encodeToString(changed.getBytes(UTF_8)));
            }
        }
    }

    private void addPath(Operation operation, Parameter parameter, String raw) {
        var target = valid.target(operation, parameter.name(), raw);
        requests.add(new Fuzzed(operation, valid.request(operation).with(target), PATH, false));
    }

    private void addQueries(Operation operation) {
        addQuery(operation, "unknown=1");
        addQuery(operation, "%");
        addQuery(operation, "=");
        addQuery(operation, "&&&a");
        addQuery(operation, "a[]=1&a[b]=2");
        addQuery(
                operation,
                IntStream.range(0, MANY_PARAMETERS).mapToObj(i -> "a=" + i).collect(Collectors.joining("&")));
        operation.inQuery().forEach(parameter -> {
            addQuery(operation, parameter.name());
            addQuery(operation, parameter.name() + "=");
            addQuery(operation, parameter.name() + "=1&" + parameter.name() + "=2");
        });
    }

    private void addQuery(Operation operation, String query) {
        var target = valid.target(operation, "", "");
        add(operation, valid.request(operation).with(target + (target.contains("?") ? "&" : "?") + query), QUERY);
    }

    private void addHeaders(Operation operation) {
        for (int i = 0; i < FOR_HEADERS; i++) {
            addHeader(operation, HostileTexts.one(HEADERS, random));
        }
        add(operation, valid.request(operation).withHeader("Expect", "100-continue"), "Expect");
    }

    private void addHeader(Operation operation, String name) {
        var value = HostileTexts.one(HostileTexts.IN_HEADERS, random);
        requests.add(new Fuzzed(operation, valid.request(operation).withHeader(name, value), name, true));
    }

    private void addBodies(Operation operation) {
        var request = valid.request(operation);
        var content = valid.bytes(operation);
        add(operation, request.with(new byte[0], Framing.CHUNKED), "chunked without bytes");
        add(operation, request.with(new byte[0], Framing.LENGTH), "length 0");
        if (operation.mediaType() == null) {
            add(operation, request.with("{}".getBytes(UTF_8), Framing.LENGTH), "a body");
            add(operation, request.with("x".getBytes(UTF_8), Framing.CHUNKED), "a chunked body");
            return;
        }
        add(operation, request.with(content, Framing.CHUNKED), "chunked");
        add(operation, request.withoutHeader("Content-Type"), "no Content-Type");
        bodies.withWrongBytes(content).forEach(body -> add(operation, request.with(body, Framing.LENGTH), "bytes"));
        if (operation.takesJson()) {
            add(operation, request.with(FuzzedBodies.tooLarge(), Framing.LENGTH), "too large");
            for (int i = 0; i < FOR_A_BODY; i++) {
                var body = bodies.withOneChange(valid.body(operation), operation.body());
                add(operation, request.with(body, Framing.LENGTH), "value");
            }
        }
    }
}
