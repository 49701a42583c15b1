package io.winback.notification.channel.email;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A strict reader of headers (RFC 5322, RFC 2047). It shares no code with the mail client. */
final class MimeReader {

    private static final Pattern WORD = Pattern.compile("=\\?UTF-8\\?B\\?([A-Za-z0-9+/=]*)\\?=");

    private MimeReader() {}

    /** The name and the unfolded value of each field; no field occurs twice. */
    static Map<String, String> fields(String headers) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : headers.replaceAll("\r\n(?=[ \t])", "").split("\r\n")) {
            int colon = field.indexOf(':');
            assertThat(fields.put(
                            field.substring(0, colon),
                            field.substring(colon + 1).replaceFirst("^ ", "")))
                    .isNull();
        }
        return fields;
    }

    /** Decodes each encoded word by itself, so that none may contain a part of a character. */
    static String decoded(String value) {
        var between = value.replaceAll("(?<=\\?=) +(?==\\?)", "");
        return WORD.matcher(between).replaceAll(word -> {
            assertThat(word.group().length()).isLessThanOrEqualTo(75);
            return Matcher.quoteReplacement(strictly(word.group(1)));
        });
    }

    private static String strictly(String base64) {
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Base64.getDecoder().decode(base64)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new AssertionError("an encoded word with part of a character", e);
        }
    }
}
