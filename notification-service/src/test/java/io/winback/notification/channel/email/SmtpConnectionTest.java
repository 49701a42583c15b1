package io.winback.notification.channel.email;

import io.winback.notification.channel.ProviderResponse.Accepted;
import io.winback.notification.channel.ProviderResponse.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class SmtpConnectionTest {

    private static final byte[] CONTENT = "Subject: hello\r\n\r\nhello\r\n".getBytes(US_ASCII);

    @Test
    void theNextMailOnAConnectionDoesNotChangeHowTheLastOneEnded() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AnsweringServer.answer(
                    server, "220 a", "250 a", "250 a", "250 a", "354 a", "250 a", "421 4.7.0 too many mails");
            var settings = AnEmail.settings(Map.of("port", Integer.toString(server.getLocalPort())));
            var connection = new SmtpConnection(SmtpConnection.session(settings), settings);
            var from = MailAddress.of("hello@winback.example");
            var to = MailAddress.of(AnEmail.newAddress());
            assertThat(connection.tryOpen()).isNull();

            var first = connection.deliver(from, to, CONTENT, new RecordedHandover());
            var second = connection.deliver(from, to, CONTENT, new RecordedHandover());

            assertThat(first.response()).isEqualTo(new Accepted());
            assertThat(first.deadBeforeContent()).isFalse();
            assertThat(second.response()).isInstanceOf(Unavailable.class);
            assertThat(second.deadBeforeContent()).isTrue();
        }
    }
}
