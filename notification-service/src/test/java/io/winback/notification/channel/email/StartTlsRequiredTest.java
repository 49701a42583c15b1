package io.winback.notification.channel.email;

import io.winback.local.process.FreePort;
import io.winback.local.standin.StandIns;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.channel.ProviderResponse.Accepted;
import io.winback.notification.channel.ProviderResponse.Unavailable;
import io.winback.testkit.TestCertificates;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** A mail server that demands STARTTLS is used by settings alone, and no mail leaves without the encryption that is required. */
class StartTlsRequiredTest {

    private static final byte[] CONTENT = "Subject: hello\r\n\r\nhello\r\n".getBytes(US_ASCII);
    private static final TestCertificates CERTIFICATES = TestCertificates.ofThisMachine();
    private static final TestCertificates OF_ANOTHER_HOST = TestCertificates.of("dns:mail.example");
    private static final int PORT = FreePort.any();
    private static final int PORT_OF_ANOTHER_HOST = FreePort.any();

    @BeforeAll
    static void startMailServers() throws IOException {
        StandIns.start(FreePort.any(), PORT, FreePort.any(), CERTIFICATES.context());
        StandIns.start(FreePort.any(), PORT_OF_ANOTHER_HOST, FreePort.any(), OF_ANOTHER_HOST.context());
    }

    @Test
    void aMailIsSentOverStartTls() {
        assertThat(send(PORT, "REQUIRED", CERTIFICATES)).isEqualTo(new Accepted());
    }

    @Test
    void aServerThatDemandsStartTlsTakesNoMailWithoutIt() {
        assertThat(send(PORT, "DISABLED", CERTIFICATES)).isInstanceOf(Unavailable.class);
    }

    @Test
    void noMailIsSentToAServerThatDoesNotOfferTheRequiredStartTls() {
        int plain = Integer.getInteger("winback.notification.email.port");

        assertThat(send(plain, "REQUIRED", CERTIFICATES)).isInstanceOf(Unavailable.class);
        assertThat(send(plain, "DISABLED", CERTIFICATES)).isEqualTo(new Accepted());
    }

    @Test
    void noMailIsSentToAServerWithAnotherCertificate() {
        refused(send(PORT, "REQUIRED", OF_ANOTHER_HOST));
        refused(send(PORT_OF_ANOTHER_HOST, "REQUIRED", OF_ANOTHER_HOST));
    }

    private static void refused(ProviderResponse response) {
        assertThat(response).isInstanceOf(Unavailable.class);
        assertThat(response.toString())
                .contains("no TLS connection to 127.0.0.1: the certificate is not trusted")
                .doesNotContain("javax.net");
    }

    private static ProviderResponse send(int port, String startTls, TestCertificates trusted) {
        var changes = new HashMap<String, String>(Map.of(
                "port", Integer.toString(port),
                "start-tls", startTls,
                "trusted-certificates", trusted.certificate().toString()));
        var settings = AnEmail.settings(changes);
        var connection = new SmtpConnection(SmtpConnection.session(settings), settings);
        var unavailable = connection.tryOpen();
        return unavailable != null
                ? unavailable
                : connection
                        .deliver(
                                MailAddress.of("hello@winback.example"),
                                MailAddress.of(AnEmail.newAddress()),
                                CONTENT,
                                new RecordedHandover())
                        .response();
    }
}
