package io.winback.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Sends requests from a loopback address of its own, because services count wrong credentials by network address. Only Linux has
 * such addresses without a setting.
 */
final class LoopbackClient {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final AtomicInteger LAST = new AtomicInteger(10);

    private final String address = "127.0.0." + LAST.incrementAndGet();

    /**
     * The status of the answer to GET.
     *
     * @param headers lines such as {@code X-Api-Key: wbk_…}
     */
    int status(String url, List<String> headers) {
        var service = URI.create(url);
        var query = service.getRawQuery() == null ? "" : "?" + service.getRawQuery();
        var request = new StringBuilder("GET %s%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n"
                .formatted(service.getRawPath(), query, service.getAuthority()));
        headers.forEach(line -> request.append(line).append("\r\n"));
        try (var connection = new Socket()) {
            connection.setSoTimeout(TIMEOUT_MILLIS);
            connection.bind(new InetSocketAddress(address, 0));
            connection.connect(new InetSocketAddress("127.0.0.1", service.getPort()), TIMEOUT_MILLIS);
            connection.getOutputStream().write(request.append("\r\n").toString().getBytes(US_ASCII));
            var answer = new BufferedReader(new InputStreamReader(connection.getInputStream(), US_ASCII));
            return status(answer.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(url, e);
        }
    }

    /** @param line null if the connection ended without an answer */
    private static int status(String line) throws IOException {
        if (line == null || !line.startsWith("HTTP/1.1 ")) {
            throw new IOException("no answer: " + line);
        }
        return Integer.parseInt(line.split(" ")[1]);
    }
}
