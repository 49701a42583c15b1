package io.winback.notification.channel.sms;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.winback.local.process.FreePort;
import io.winback.local.standin.StandIns;
import io.winback.testkit.TestCertificates;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A message centre that demands TLS is used by settings alone, and another one is refused. */
class SmppOverTlsTest {

    private static final TestCertificates CERTIFICATES = TestCertificates.ofThisMachine();
    private static final TestCertificates OF_ANOTHER_HOST = TestCertificates.of("dns:sms.example");
    private static final int PORT = FreePort.any();
    private static final int PORT_OF_ANOTHER_HOST = FreePort.any();

    @BeforeAll
    static void startMessageCentres() throws IOException {
        StandIns.start(FreePort.any(), FreePort.any(), PORT, CERTIFICATES.context());
        StandIns.start(FreePort.any(), FreePort.any(), PORT_OF_ANOTHER_HOST, OF_ANOTHER_HOST.context());
    }

    @Test
    void aSessionIsBoundOverTls() throws IOException {
        var session = SmppSession.bind(settings(PORT, "true", CERTIFICATES));

        assertThat(session.isUsable()).isTrue();
        session.close();
    }

    @Test
    void withoutTheSettingNoSessionIsBound() {
        assertThatThrownBy(() -> SmppSession.bind(settings(PORT, "false", CERTIFICATES)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void aCertificateThatIsNotTrustedIsRefused() {
        refused(settings(PORT, "true", OF_ANOTHER_HOST));
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() {
        refused(settings(PORT_OF_ANOTHER_HOST, "true", OF_ANOTHER_HOST));
    }

    private static void refused(SmsConfiguration settings) {
        assertThatThrownBy(() -> SmppSession.bind(settings))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("no TLS connection to 127.0.0.1: the certificate is not trusted")
                .hasMessageNotContaining("secret");
    }

    private static SmsConfiguration settings(int port, String tls, TestCertificates trusted) {
        var builder = new SmallRyeConfigBuilder().withMapping(SmsConfiguration.class);
        Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        Integer.toString(port),
                        "password",
                        "secret",
                        "bind-timeout",
                        "PT3S",
                        "tls",
                        tls,
                        "trusted-certificates",
                        trusted.certificate().toString())
                .forEach((name, value) -> builder.withDefaultValue("winback.notification.sms." + name, value));
        return builder.build().getConfigMapping(SmsConfiguration.class);
    }
}
