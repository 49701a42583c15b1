package io.winback.testkit;

import io.winback.testkit.ApiDocument.Operation;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Sends requests by several callers at a time, in a random order, and checks each answer. */
final class CheckedCalls {

    private static final int CALLERS = 6;
    private static final int LONGEST = 400;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(30))
            .build();

    private final List<Call> calls = new ArrayList<>();

    private record Call(Operation operation, HttpRequest request, String body, AnswerCheck check) {}

    void add(Operation operation, HttpRequest request, AnswerCheck check) {
        add(operation, request, "", check);
    }

    /** @param body for the message about a wrong answer */
    void add(Operation operation, HttpRequest request, String body, AnswerCheck check) {
        calls.add(new Call(operation, request, body, check));
    }

    /** Sends all requests. Each wrong answer is one line. */
    List<String> wrongAnswers() {
        var shuffled = new ArrayList<>(calls);
        Collections.shuffle(shuffled, new Random(calls.size()));
        var callers = Executors.newFixedThreadPool(CALLERS);
        try {
            var answers = shuffled.stream()
                    .map(call -> callers.submit(() -> wrongAnswer(call)))
                    .toList();
            return answers.stream()
                    .map(CheckedCalls::awaited)
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
        return AnswerCheck.problemWithAny(answer)
                .or(() -> call.check().problemWith(answer))
                .map(problem -> "%s %s %s: %s: %d %s"
                        .formatted(
                                call.operation(),
                                Optional.ofNullable(call.request().uri().getRawQuery())
                                        .orElse(""),
                                shortened(call.body()),
                                problem,
                                answer.statusCode(),
                                shortened(answer.body())));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
