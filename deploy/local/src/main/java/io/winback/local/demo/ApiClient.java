package io.winback.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.winback.local.stack.AccessKeys;
import io.winback.local.stack.Stack;
import io.winback.local.stack.StackFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** An HTTP client of the services and the stand-ins. An unexpected status is a {@link StackFailure}. */
public final class ApiClient {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Predicate<URI> authenticated;
    private final Supplier<String> key;

    private ApiClient(Predicate<URI> authenticated, Supplier<String> key) {
        this.authenticated = authenticated;
        this.key = key;
    }

    /** Its requests to the services of the stack have the key of the role ADMIN. Requests to the stand-ins have none. */
    public static ApiClient of(Stack stack) {
        return new ApiClient(stack::isService, stack::key);
    }

    /** All its requests have this API key. */
    public static ApiClient withKey(String key) {
        return new ApiClient(address -> true, () -> key);
    }

    /** An HTTP answer. The body is a missing node if there was none. */
    public record Answer(int status, JsonNode body) {}

    public JsonNode get(String url) {
        return expect(url, send(HttpRequest.newBuilder(URI.create(url)).GET()), 200);
    }

    /** Accepts every status. */
    public Answer tryGet(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    public JsonNode put(String url, String json) {
        return expect(url, send(json(url).PUT(BodyPublishers.ofString(json))), 200, 201, 204);
    }

    /** Accepts every status. */
    public Answer tryPut(String url, Object body) {
        return send(json(url).PUT(write(body)));
    }

    /** Without a body. */
    public JsonNode post(String url) {
        return expect(url, tryPost(url), 200, 201, 202);
    }

    public JsonNode post(String url, Object body) {
        return expect(url, tryPost(url, body), 200, 201, 202);
    }

    public JsonNode post(String url, Object body, Map<String, String> headers) {
        var request = json(url);
        headers.forEach(request::header);
        return expect(url, send(request.POST(write(body))), 200, 201, 202);
    }

    public JsonNode delete(String url) {
        return expect(url, send(HttpRequest.newBuilder(URI.create(url)).DELETE()), 200, 202, 204);
    }

    /** Accepts 409 as well, because the state may already be set. */
    public JsonNode patch(String url, Object body) {
        return expect(url, send(json(url).method("PATCH", write(body))), 200, 409);
    }

    private static BodyPublisher write(Object body) {
        return BodyPublishers.ofString(JSON.valueToTree(body).toString());
    }

    /** Accepts every status. */
    public Answer tryPost(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).POST(BodyPublishers.noBody()));
    }

    /** Accepts every status. */
    public Answer tryPost(String url, Object body) {
        return send(json(url).POST(write(body)));
    }

    /** Accepts every status. */
    public Answer tryPost(String url, String contentType, Path file) {
        try {
            return send(HttpRequest.newBuilder(URI.create(url))
                    .header("Content-Type", contentType)
                    .POST(BodyPublishers.ofFile(file)));
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be read: " + e.getMessage());
        }
    }

    public JsonNode post(String url, String contentType, Path file) {
        return expect(url, tryPost(url, contentType, file), 200, 201, 202);
    }

    public JsonNode post(String url, String contentType, String body) {
        return post(url, contentType, BodyPublishers.ofString(body));
    }

    /** Accepts every status. */
    public Answer tryPost(String url, String contentType, String body) {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body)));
    }

    private JsonNode post(String url, String contentType, BodyPublisher body) {
        var request = HttpRequest.newBuilder(URI.create(url)).header("Content-Type", contentType);
        return expect(url, send(request.POST(body)), 200, 201, 202);
    }

    private Answer send(HttpRequest.Builder request) {
        if (authenticated.test(request.build().uri())) {
            request.header(AccessKeys.HEADER, key.get());
        }
        try {
            HttpResponse<byte[]> response =
                    http.send(request.timeout(Duration.ofMinutes(5)).build(), BodyHandlers.ofByteArray());
            var body = response.body().length == 0 ? JSON.missingNode() : JSON.readTree(response.body());
            return new Answer(response.statusCode(), body);
        } catch (IOException e) {
            throw new StackFailure(request.build().uri() + " does not answer: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted");
        }
    }

    private static HttpRequest.Builder json(String url) {
        return HttpRequest.newBuilder(URI.create(url)).header("Content-Type", "application/json");
    }

    private static JsonNode expect(String url, Answer answer, int... statuses) {
        for (int status : statuses) {
            if (answer.status() == status) {
                return answer.body();
            }
        }
        throw new StackFailure("%s answered %d: %s".formatted(url, answer.status(), answer.body()));
    }
}
