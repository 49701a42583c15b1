package io.winback.testkit;

import io.winback.testkit.ApiDocument.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sends a valid request to each operation of a running service that may change something. */
final class AuditWalk {

    /** What others are about is made first. */
    private static final List<String> CHANGING = List.of("PUT", "POST", "PATCH");

    private static final int FIRST_ERROR = 400;
    private static final int LONGEST = 200;

    private final RawClient client;
    private final ApiDocument document;
    private final KnownIds known = new KnownIds();
    private final ValidRequests valid;
    private final Map<String, String> succeeded = new TreeMap<>();
    private final Map<String, String> refused = new TreeMap<>();

    /** @param bodies valid bodies that the schemas do not describe enough, by their operation */
    AuditWalk(URI service, Map<String, String> bodies) throws IOException, InterruptedException {
        this.client = new RawClient(service);
        var request = TestKeys.on(HttpRequest.newBuilder(service.resolve("/q/openapi")))
                .build();
        this.document = ApiDocument.of(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
        this.valid = new ValidRequests(new JsonShape(document), known, bodies);
    }

    /** Twice, because what the second request is about may exist since the first. Then what was made is deleted. */
    void walk() throws IOException {
        for (int i = 0; i < 2; i++) {
            for (var method : CHANGING) {
                send(method);
            }
        }
        send("DELETE");
    }

    private void send(String method) throws IOException {
        for (var operation : document.operations()) {
            if (operation.method().equals(method)) {
                send(operation);
            }
        }
    }

    private void send(Operation operation) throws IOException {
        var request = valid.request(operation);
        var answer = client.send(request);
        if (answer.status() < FIRST_ERROR) {
            known.learn(request, answer);
            succeeded.put(operation.toString(), document.id(operation));
        } else {
            refused.put(operation.toString(), answer.status() + " " + shortened(answer.body()));
        }
    }

    private static String shortened(String body) {
        return body.substring(0, Math.min(LONGEST, body.length()));
    }

    /** The ids of the operations that succeeded, by the operation. */
    Map<String, String> succeeded() {
        return succeeded;
    }

    /** The last refusal of each operation that never succeeded. */
    Map<String, String> refused() {
        var never = new TreeMap<>(refused);
        never.keySet().removeAll(succeeded.keySet());
        return never;
    }
}
