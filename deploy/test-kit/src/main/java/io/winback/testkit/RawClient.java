package io.winback.testkit;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;

/** Sends each request on a connection of its own. */
final class RawClient {

    /** A request that takes longer hangs. */
    static final Duration LONGEST = Duration.ofSeconds(10);

    private final URI service;

    RawClient(URI service) {
        this.service = service;
    }

    /** @throws IOException if no whole answer comes in time */
    RawAnswer send(RawRequest request) throws IOException {
        long started = System.nanoTime();
        try (var connection = new Socket()) {
            connection.setSoTimeout((int) LONGEST.toMillis());
            connection.setTcpNoDelay(true);
            connection.connect(new InetSocketAddress(service.getHost(), service.getPort()));
            write(connection, request.bytes(service.getAuthority()));
            var in = new BufferedInputStream(connection.getInputStream());
            return RawAnswer.read(in, !request.method().equals("HEAD"), started);
        }
    }

    /** The service may answer and end the connection before the whole request was sent. */
    private static void write(Socket connection, byte[] request) {
        try {
            connection.getOutputStream().write(request);
            connection.getOutputStream().flush();
        } catch (IOException e) {
            // The answer decides.
        }
    }
}
