package io.winback.local.stack;

import io.winback.local.process.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A Java process that reports over HTTP whether it is ready.
 *
 * @param environment evaluated when it starts
 * @param readyUrl answers 200 when it is ready
 */
record JavaProcessPart(
        String name,
        List<String> ports,
        ChildProcess child,
        List<String> command,
        Supplier<Map<String, String>> environment,
        String readyUrl)
        implements Part {

    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost");

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

    @Override
    public boolean answersAt(URI address) {
        return HOSTS.contains(address.getHost())
                && address.getPort() == URI.create(readyUrl).getPort();
    }

    @Override
    public void start() {
        child.start(command, environment.get());
    }

    @Override
    public boolean ready() {
        try {
            var request = HttpRequest.newBuilder(URI.create(readyUrl))
                    .timeout(Duration.ofSeconds(3))
                    .build();
            return child.running()
                    && HTTP.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stop() {
        child.stop();
    }

    @Override
    public void kill() {
        child.kill();
    }
}
