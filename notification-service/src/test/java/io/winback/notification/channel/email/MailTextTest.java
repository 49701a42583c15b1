package io.winback.notification.channel.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class MailTextTest {

    @Test
    void everyTextIsDecodedWithTheLineEndsOfMail() throws IOException, MessagingException {
        var random = new Random(20_261_128);
        for (int i = 0; i < 2_000; i++) {
            var text = text(random);

            var body = MailText.of(text);

            assertThat(read(body)).isEqualTo(text.replaceAll("\r\n|\r|\n", "\r\n"));
            assertThat(new String(body.bytes(), US_ASCII).split("\r\n"))
                    .allMatch(line ->
                            line.length() <= 76 && line.chars().allMatch(c -> c == '\t' || c >= ' ' && c <= '~'));
        }
    }

    @Test
    void latinIsQuotedPrintableAndJapaneseIsBase64() {
        assertThat(MailText.of("Viele Grüße aus Köln, und bis bald in unserem Laden")
                        .transferEncoding())
                .isEqualTo("quoted-printable");
        assertThat(MailText.of("お帰りなさい").transferEncoding()).isEqualTo("base64");
    }

    private static String read(MailText body) throws IOException, MessagingException {
        try (var decoded = MimeUtility.decode(new ByteArrayInputStream(body.bytes()), body.transferEncoding())) {
            return new String(decoded.readAllBytes(), UTF_8);
        }
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        var pieces = new String[] {
            "word", " ", ".", "=", "\r\n", "\n", "\r", "\t", "é", "日本", "🎉", "\u0000", "x".repeat(200), " \n", "From "
        };
        int kinds = 1 + random.nextInt(pieces.length);
        int length = random.nextInt(60);
        for (int i = 0; i < length; i++) {
            text.append(pieces[random.nextInt(kinds)]);
        }
        return text.toString();
    }
}
