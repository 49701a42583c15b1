package io.winback.notification.channel.email;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A text as the body of a mail (RFC 2045): UTF-8, every line end CR LF, in ASCII lines of at most 76 characters.
 *
 * @param transferEncoding the shorter one: usually quoted-printable for Latin, base64 for Japanese
 */
record MailText(String transferEncoding, byte[] bytes) {

    private static final int LINE = 76;
    private static final byte[] CRLF = {'\r', '\n'};
    private static final byte[] SOFT_BREAK = {'=', '\r', '\n'};
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(US_ASCII);

    static MailText of(String text) {
        var lines = withCrLf(text.getBytes(UTF_8));
        return escapes(lines) > lines.length / 6
                ? new MailText("base64", Base64.getMimeEncoder(LINE, CRLF).encode(lines))
                : new MailText("quoted-printable", quotedPrintable(lines));
    }

    private static byte[] withCrLf(byte[] text) {
        var lines = new ByteArrayOutputStream(text.length + text.length / 16 + 16);
        byte before = 0;
        for (byte b : text) {
            if (b == '\r' || b == '\n' && before != '\r') {
                lines.writeBytes(CRLF);
            } else if (b != '\n') {
                lines.write(b);
            }
            before = b;
        }
        return lines.toByteArray();
    }

    private static int escapes(byte[] lines) {
        int escapes = 0;
        for (byte b : lines) {
            if (b < 0 || b == '=') {
                escapes++;
            }
        }
        return escapes;
    }

    private static byte[] quotedPrintable(byte[] lines) {
        var body = new ByteArrayOutputStream(lines.length + lines.length / 4 + 16);
        int column = 0;
        for (int i = 0; i < lines.length; i++) {
            byte b = lines[i];
            if (b == '\r') {
                body.writeBytes(CRLF);
                column = 0;
                i++;
                continue;
            }
            boolean literal = b > ' ' && b <= '~' && b != '=' || isInnerSpace(lines, i);
            int width = literal ? 1 : 3;
            if (column + width >= LINE) {
                body.writeBytes(SOFT_BREAK);
                column = 0;
            }
            if (literal) {
                body.write(b);
            } else {
                body.write('=');
                body.write(HEX[(b & 0xff) >> 4]);
                body.write(HEX[b & 0xf]);
            }
            column += width;
        }
        return body.toByteArray();
    }

    /** Spaces at the end of a line may be lost unless they are encoded. */
    private static boolean isInnerSpace(byte[] lines, int i) {
        return (lines[i] == ' ' || lines[i] == '\t') && i + 1 < lines.length && lines[i + 1] != '\r';
    }
}
