package io.winback.local.standin;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class ReceivedMessagesTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final ReceivedMessages received = new ReceivedMessages(new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS));

    @Test
    void aMailIsReadFromItsExactBytes() {
        var raw = mail("Hello");

        received.addMail("hana@example.com", raw, NOON);

        var message =
                received.newest("EMAIL", "hana@example.com", 10).findFirst().orElseThrow();
        assertThat(message.subject()).isEqualTo("Hello");
        assertThat(message.rawBase64()).isEqualTo(raw);
        assertThat(message.receivedAt()).isEqualTo(NOON);
    }

    @Test
    void aMessageOfAnotherChannelIsReadAsItWasStored() {
        var text = new ReceivedMessage("SMS", "+819000000001", Map.of("Message-Id", "7"), "こんにちは", null, NOON);

        received.add(text);

        assertThat(received.newest(null, null, 1)).containsExactly(text);
    }

    @Test
    void pagesContainEachMessageOnceAndInOrder() {
        for (int i = 0; i < 5; i++) {
            received.addMail("person-" + i + "@example.com", mail("number " + i), NOON);
        }

        assertThat(received.after(null, null, 0, 2))
                .extracting(ReceivedMessage::subject)
                .containsExactly("number 0", "number 1");
        assertThat(received.after(null, null, 2, 2))
                .extracting(ReceivedMessage::subject)
                .containsExactly("number 2", "number 3");
        assertThat(received.after(null, null, 4, 2))
                .extracting(ReceivedMessage::subject)
                .containsExactly("number 4");
        assertThat(received.after(null, null, 9, 2)).isEmpty();
        assertThat(received.newest(null, null, 2))
                .extracting(ReceivedMessage::subject)
                .containsExactly("number 3", "number 4");
    }

    @Test
    void aSummaryHasTheIdAndNoContent() {
        received.addMail("hana@example.com", mail("Hello"), NOON);

        var summary = received.newest(null, null, 1).findFirst().orElseThrow().summary();

        assertThat(summary.headers()).containsEntry("Message-ID", "<1@shop.example>");
        assertThat(summary.text()).isNull();
        assertThat(summary.raw()).isNull();
        assertThat(summary.rawBase64()).isNull();
    }

    @Test
    void clearedMessagesAreGone() {
        received.addMail("hana@example.com", mail("Hello"), NOON);

        received.clear();

        assertThat(received.count(null, null)).isZero();
        assertThat(received.newest(null, null, 10)).isEmpty();
    }

    private static byte[] mail(String subject) {
        return "Message-ID: <1@shop.example>\r\nSubject: %s\r\nContent-Type: text/plain\r\n\r\nText\r\n"
                .formatted(subject)
                .getBytes(US_ASCII);
    }
}
