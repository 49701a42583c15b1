package io.winback.testkit;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** An answer of HTTP/1.1. @param headers the lines between the status and the body */
record RawAnswer(int status, List<String> headers, String body, Duration took) {

    /**
     * @param hasBody whether the answer may have a body; that to HEAD has none
     * @throws IOException if the connection ends before the answer
     */
    static RawAnswer read(InputStream in, boolean hasBody, long startedNanos) throws IOException {
        var statusLine = line(in);
        if (statusLine.startsWith("HTTP/1.1 100")) {
            line(in);
            statusLine = line(in);
        }
        var parts = statusLine.split(" ", 3);
        if (parts.length < 2 || !parts[0].startsWith("HTTP/1.")) {
            throw new IOException("no status line: " + statusLine);
        }
        var headers = new ArrayList<String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
        }
        int status = Integer.parseInt(parts[1]);
        var body = hasBody && status != 204 && status != 304 ? body(in, headers) : new byte[0];
        return new RawAnswer(
                status, headers, new String(body, UTF_8), Duration.ofNanos(System.nanoTime() - startedNanos));
    }

    /** The value of a header; empty without it. */
    String header(String name) {
        return header(headers, name);
    }

    private static String header(List<String> headers, String name) {
        return headers.stream()
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static byte[] body(InputStream in, List<String> headers) throws IOException {
        if (header(headers, "Transfer-Encoding").equals("chunked")) {
            var body = new ByteArrayOutputStream();
            for (int length = chunk(in); length > 0; length = chunk(in)) {
                body.writeBytes(exactly(in, length));
                line(in);
            }
            return body.toByteArray();
        }
        var length = header(headers, "Content-Length");
        return length.isEmpty() ? in.readAllBytes() : exactly(in, Integer.parseInt(length));
    }

    private static int chunk(InputStream in) throws IOException {
        return Integer.parseInt(line(in).strip(), 16);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        var bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the body has %d bytes instead of %d".formatted(bytes.length, length));
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new EOFException("the connection ended");
            }
            if (read != '\r') {
                line.write(read);
            }
        }
        return line.toString(ISO_8859_1);
    }
}
