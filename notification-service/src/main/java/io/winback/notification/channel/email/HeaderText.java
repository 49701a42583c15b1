package io.winback.notification.channel.email;

import java.io.ByteArrayOutputStream;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The text of a header in ASCII, in lines of at most 76 characters (RFC 5322, RFC 2047). Mail clients decode it to the same
 * code points; a control character becomes a space.
 */
final class HeaderText {

    private static final int LINE = 76;
    private static final int ENCODED_WORD = 75;
    private static final String OPEN = "=?UTF-8?B?";
    private static final String CLOSE = "?=";
    private static final String FOLD = "\r\n ";

    private HeaderText() {}

    /** @param column how many characters of the first line are used */
    static String of(String text, int column) {
        var printable = withoutControls(text);
        return isPlain(printable, column) ? folded(printable, column) : encoded(printable, column);
    }

    /** In encoded words, each of complete characters. */
    static String encoded(String text, int column) {
        var header = new StringBuilder(text.length() * 4);
        var word = new ByteArrayOutputStream(ENCODED_WORD);
        int most = capacity(Math.min(ENCODED_WORD, LINE - column));
        for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
            var character = text.substring(i, text.offsetByCodePoints(i, 1)).getBytes(UTF_8);
            if (word.size() + character.length > most) {
                append(header, word);
                header.append(FOLD);
                most = capacity(ENCODED_WORD);
            }
            word.writeBytes(character);
        }
        append(header, word);
        return header.toString();
    }

    private static String withoutControls(String text) {
        var printable = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                printable.setCharAt(i, ' ');
            }
        }
        return printable.toString();
    }

    /** Whether mail clients show the same text if it is not encoded, and folded at single spaces. */
    private static boolean isPlain(String text, int column) {
        int word = column;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            word = c == ' ' ? 1 : word + 1;
            if (c < ' ' || c > '~' || c == ' ' && before == ' ' || c == '?' && before == '=' || word > LINE) {
                return false;
            }
            before = c;
        }
        return text.isEmpty() || before != ' ';
    }

    private static String folded(String text, int column) {
        var header = new StringBuilder(text.length() + 16);
        int used = column;
        for (var word : text.split(" ")) {
            if (!header.isEmpty() && used + 1 + word.length() > LINE) {
                header.append(FOLD);
                used = 1;
            } else if (!header.isEmpty()) {
                header.append(' ');
                used++;
            }
            header.append(word);
            used += word.length();
        }
        return header.toString();
    }

    private static int capacity(int characters) {
        return (characters - OPEN.length() - CLOSE.length()) / 4 * 3;
    }

    private static void append(StringBuilder header, ByteArrayOutputStream word) {
        header.append(OPEN)
                .append(Base64.getEncoder().encodeToString(word.toByteArray()))
                .append(CLOSE);
        word.reset();
    }
}
