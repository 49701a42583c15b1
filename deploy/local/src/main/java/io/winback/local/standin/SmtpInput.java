package io.winback.local.standin;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The bytes of an SMTP client: command lines, and the content of mails up to the final dot. */
final class SmtpInput {

    private static final byte[] END = {'\r', '\n', '.', '\r', '\n'};

    private final InputStream socket;
    private final BooleanSupplier expired;
    private final byte[] buffer = new byte[16 * 1024];
    private int next;
    private int filled;

    /** @param expired checked repeatedly while no input arrives; true ends the wait */
    SmtpInput(InputStream socket, BooleanSupplier expired) {
        this.socket = socket;
        this.expired = expired;
    }

    /** Whether more input is available, so that answers can be sent together (RFC 2920). */
    boolean hasMore() {
        return next < filled;
    }

    /** The next line without its end. */
    String line() throws IOException {
        var line = new ByteArrayOutputStream(128);
        for (int b = read(); b != '\n'; b = read()) {
            line.write(b);
        }
        var text = line.toString(UTF_8);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    /** All bytes before the final dot. Only CR LF . CR LF ends them. */
    byte[] content() throws IOException {
        var content = new ByteArrayOutputStream(4 * 1024);
        // The line end before the first line belongs to DATA.
        int matched = 2;
        while (matched < END.length) {
            int b = read();
            content.write(b);
            if (b == END[matched]) {
                matched++;
            } else {
                matched = b == '\r' ? 1 : 0;
            }
        }
        var bytes = content.toByteArray();
        return Arrays.copyOf(bytes, bytes.length - 3);
    }

    private int read() throws IOException {
        while (next == filled) {
            fill();
        }
        return buffer[next++] & 0xff;
    }

    private void fill() throws IOException {
        try {
            filled = Math.max(0, socket.read(buffer));
            next = 0;
            if (filled == 0) {
                throw new EOFException();
            }
        } catch (SocketTimeoutException e) {
            if (expired.getAsBoolean()) {
                throw e;
            }
        }
    }
}
