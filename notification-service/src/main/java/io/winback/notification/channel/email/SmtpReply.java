package io.winback.notification.channel.email;

import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A reply of the mail server.
 *
 * @param code the three digits; -1 if the server closed the connection, or its answer is not SMTP
 * @param status the enhanced status (RFC 3463), such as {@code 5.1.1}; empty if there is none
 * @param words the whole reply, printable and at most 500 characters
 */
record SmtpReply(int code, String status, String words) {

    private static final int CLOSING = 421;
    private static final int MOST_WORDS = 500;
    /** At the beginning of a line, or as qmail and others write it: {@code (#5.7.1)}, {@code (5.7.1)}, {@code #5.7.1}. */
    private static final Pattern STATUS =
            Pattern.compile("(?:^\\d{3}[ -]#?|\\(#?|#)([245]\\.\\d{1,3}\\.\\d{1,3})\\b(?!\\.\\d)", Pattern.MULTILINE);

    /** @param response each byte of the server as one character */
    static SmtpReply of(int code, String response) {
        var status = STATUS.matcher(response);
        return new SmtpReply(code, status.find() ? status.group(1) : "", printable(response));
    }

    boolean isAcceptance() {
        return code >= 200 && code < 300;
    }

    boolean isRefusal() {
        return code >= 400 && code < 600;
    }

    boolean isPermanent() {
        return code >= 500 && code < 600;
    }

    /** Whether the server closes the connection with it. */
    boolean isClosing() {
        return code == CLOSING;
    }

    static String printable(String response) {
        var words = new String(response.getBytes(ISO_8859_1), UTF_8)
                .replaceAll("[\\p{C}\\p{Z}]+", " ")
                .strip();
        int length = words.codePointCount(0, words.length());
        return length <= MOST_WORDS ? words : words.substring(0, words.offsetByCodePoints(0, MOST_WORDS));
    }
}
