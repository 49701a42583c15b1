package io.winback.testkit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A request of HTTP/1.1 as bytes, also one that no HTTP library sends. A character of its texts is one byte.
 *
 * @param target path and query as they stand in the request line
 * @param headers lines such as {@code Accept: text/html}
 * @param body without bytes for none
 */
record RawRequest(String method, String target, List<String> headers, byte[] body, Framing framing) {

    /** How the request says where its body ends. */
    enum Framing {
        NONE,
        LENGTH,
        CHUNKED
    }

    private static final int CHUNK = 1_000;
    private static final int DELETE = 0x7f;

    static RawRequest without(String method, String target, List<String> headers) {
        return new RawRequest(method, target, headers, new byte[0], Framing.NONE);
    }

    RawRequest with(String target) {
        return new RawRequest(method, target, headers, body, framing);
    }

    RawRequest withMethod(String method) {
        return new RawRequest(method, target, headers, body, framing);
    }

    RawRequest with(byte[] body, Framing framing) {
        return new RawRequest(method, target, headers, body, framing);
    }

    /** With this line instead of all lines of the same header. */
    RawRequest withHeader(String name, String value) {
        var changed = withoutHeader(name).headers;
        changed.add(name + ": " + value);
        return new RawRequest(method, target, changed, body, framing);
    }

    RawRequest withoutHeader(String name) {
        var kept = new ArrayList<>(headers);
        kept.removeIf(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1));
        return new RawRequest(method, target, kept, body, framing);
    }

    /** Whether a header has a byte that is not allowed there. */
    boolean hasControlCharacter() {
        return headers.stream().flatMapToInt(String::chars).anyMatch(c -> c < ' ' && c != '\t' || c == DELETE);
    }

    byte[] bytes(String host) {
        var head = new StringBuilder("%s %s HTTP/1.1\r\nHost: %s\r\n".formatted(method, target, host));
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (framing == Framing.LENGTH) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        } else if (framing == Framing.CHUNKED) {
            head.append("Transfer-Encoding: chunked\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
        if (framing == Framing.CHUNKED) {
            addChunks(bytes);
        } else {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    private void addChunks(ByteArrayOutputStream bytes) {
        for (int at = 0; at < body.length; at += CHUNK) {
            int length = Math.min(CHUNK, body.length - at);
            bytes.writeBytes("%x\r\n".formatted(length).getBytes(ISO_8859_1));
            bytes.write(body, at, length);
            bytes.writeBytes("\r\n".getBytes(ISO_8859_1));
        }
        bytes.writeBytes("0\r\n\r\n".getBytes(ISO_8859_1));
    }
}
