package io.winback.testkit;

import io.winback.testkit.ApiDocument.Operation;
import io.winback.testkit.FuzzedRequests.Fuzzed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Sends fuzzed requests to each operation and each page of a running service, and checks each answer. */
final class FuzzRun {

    private static final int CALLERS = 4;
    private static final int LONGEST = 300;
    private static final int FOR_A_SLOW_OPERATION = 12;
    private static final String DELETE = "DELETE";

    private static final Set<Integer> REFUSED = Set.of(401, 403);

    /** What others are about is made first. */
    private static final List<String> ORDER = List.of("PUT", "POST", "PATCH", "GET");

    private final long seed;
    private final RawClient client;
    private final ApiDocument document;
    private final JsonShape shape;
    private final KnownIds known = new KnownIds();
    private final ValidRequests valid;
    private final FuzzedAnswers answers;
    private final FuzzTally tally = new FuzzTally();
    private final HealthWatch health;
    private final RoleSuccesses successes;
    private final Set<String> slow;
    private final Set<String> onlyRefused;

    /**
     * @param bodies valid bodies that the schemas do not describe enough, by their operation
     * @param slow operations that get few requests
     * @param onlyRefused operations that get only requests that are refused for their path or their query
     */
    FuzzRun(URI service, long seed, Map<String, String> bodies, Set<String> slow, Set<String> onlyRefused)
            throws IOException, InterruptedException {
        this.slow = slow;
        this.onlyRefused = onlyRefused;
        this.seed = seed;
        this.client = new RawClient(service);
        this.health = new HealthWatch(client);
        var request = TestKeys.on(HttpRequest.newBuilder(service.resolve("/q/openapi")))
                .build();
        this.document = ApiDocument.of(HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body());
        this.shape = new JsonShape(document);
        this.valid = new ValidRequests(shape, known, bodies);
        this.answers = new FuzzedAnswers(document);
        this.successes = new RoleSuccesses(document);
    }

    /** The wrong answers of the operations, one line each. */
    List<String> wrongAnswers() throws InterruptedException, ExecutionException {
        var operations = document.operations().stream()
                .filter(operation -> !operation.method().equals(DELETE))
                .filter(operation -> !onlyRefused.contains(operation.toString()))
                .sorted(Comparator.comparingInt(operation -> ORDER.indexOf(operation.method())))
                .toList();
        var wrong = new ArrayList<String>();
        // What the second request is about may exist since the first.
        wrong.addAll(asEachRole(operations));
        wrong.addAll(asEachRole(operations));
        wrong.addAll(fuzz(operations));
        wrong.addAll(fuzz(document.operations().stream()
                .filter(operation -> onlyRefused.contains(operation.toString()))
                .toList()));
        var deletions = document.operations().stream()
                .filter(operation -> operation.method().equals(DELETE))
                .toList();
        wrong.addAll(asEachRole(deletions));
        wrong.addAll(fuzz(deletions));
        return wrong;
    }

    /** The wrong answers to the valid request of each operation as each of its roles. */
    private List<String> asEachRole(List<Operation> operations) {
        var wrong = new ArrayList<String>();
        for (var operation : operations) {
            for (var role : new TreeSet<>(document.roles(operation))) {
                checkAs(role, operation).ifPresent(wrong::add);
            }
        }
        return wrong;
    }

    private Optional<String> checkAs(String role, Operation operation) {
        var request = valid.request(operation).withHeader(TestKeys.HEADER, TestKeys.of(role));
        var answer = send(request).orElse(null);
        if (answer != null && REFUSED.contains(answer.status())) {
            return Optional.of(line(request, role, "must be granted", answer));
        }
        if (answer != null) {
            successes.note(operation, role, answer);
            // Later answers come in any order, and the requests must be the same in each run.
            known.learn(request, answer);
        }
        return check(new Fuzzed(operation, request, role, true), answer);
    }

    /** The wrong answers of the pages, one line each. */
    List<String> wrongPages(List<AccessRoute> routes) {
        var pages = new FuzzedPages(known, new Random(seed));
        for (var route : routes) {
            if (route.method().equals("GET")) {
                send(pages.valid(route)).ifPresent(answer -> pages.learn(answer.body()));
            }
        }
        return routes.stream()
                .flatMap(route -> pages.of(route).stream())
                .flatMap(request -> wrongPage(request).stream())
                .toList();
    }

    /** One operation at a time for each caller, so that no two callers wait for the same row. */
    private List<String> fuzz(List<Operation> operations) throws InterruptedException, ExecutionException {
        var shuffled = new ArrayList<>(operations);
        Collections.shuffle(shuffled, new Random(seed));
        var callers = Executors.newFixedThreadPool(CALLERS);
        try {
            var running = shuffled.stream()
                    .map(operation -> callers.submit(() -> fuzz(operation)))
                    .toList();
            var wrong = new ArrayList<String>();
            for (var answer : running) {
                wrong.addAll(answer.get());
            }
            return wrong;
        } finally {
            callers.shutdownNow();
        }
    }

    private List<String> fuzz(Operation operation) {
        var random = new Random(seed ^ (operation + " " + operation.mediaType()).hashCode());
        var requests = new ArrayList<>(new FuzzedRequests(valid, shape, random).of(operation));
        if (onlyRefused.contains(operation.toString())) {
            // A parameter without a name counts as none.
            requests.removeIf(
                    fuzzed -> !fuzzed.isOfAddress() || fuzzed.request().target().endsWith("?="));
        }
        if (slow.contains(operation.toString())) {
            Collections.shuffle(requests, random);
            requests.subList(FOR_A_SLOW_OPERATION, requests.size()).clear();
        }
        return requests.stream().flatMap(fuzzed -> check(fuzzed).stream()).toList();
    }

    private Optional<String> check(Fuzzed fuzzed) {
        return check(fuzzed, send(fuzzed.request()).orElse(null));
    }

    /** @param answer null for none */
    private Optional<String> check(Fuzzed fuzzed, RawAnswer answer) {
        if (answer == null) {
            return Optional.of(line(fuzzed.request(), fuzzed.what(), "gets no answer", null));
        }
        return answers.problemWith(fuzzed, answer)
                .map(problem -> line(fuzzed.request(), fuzzed.what(), problem, answer));
    }

    private Optional<String> wrongPage(RawRequest request) {
        var answer = send(request);
        return answer.map(given ->
                        FuzzedAnswers.ofPage(request, given).map(problem -> line(request, "page", problem, given)))
                .orElseGet(() -> Optional.of(line(request, "page", "gets no answer", null)));
    }

    private Optional<RawAnswer> send(RawRequest request) {
        try {
            var answer = client.send(request);
            tally.count(answer.status());
            return Optional.of(answer);
        } catch (IOException e) {
            tally.count(0);
            return Optional.empty();
        } finally {
            health.count();
        }
    }

    FuzzTally tally() {
        return tally;
    }

    HealthWatch health() {
        return health;
    }

    RoleSuccesses successes() {
        return successes;
    }

    /** @param answer null for none */
    private static String line(RawRequest request, String what, String problem, RawAnswer answer) {
        return "%s %s [%s] %s %s: %s: %s"
                .formatted(
                        request.method(),
                        shortened(request.target()),
                        what,
                        shortened(request.headers().toString()),
                        shortened(new String(request.body(), UTF_8)),
                        problem,
                        answer == null ? "" : shortened(answer.status() + " " + answer.body()));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
