package io.winback.notification.channel;

import io.winback.testkit.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Connections to providers speak TLS 1.2 and 1.3 only. */
class TlsVersionTest {

    private static final TestCertificates CERTIFICATES = TestCertificates.ofThisMachine();

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void aPresentVersionIsSpoken(String version) throws IOException {
        try (var server = server(version);
                var connection = connect(server)) {
            assertThat(connection.getSession().getProtocol()).isEqualTo(version);
            assertThat(connection.getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
        }
    }

    @Test
    void anOldVersionIsRefused() throws IOException {
        try (var server = server("TLSv1.1")) {
            assertThatThrownBy(() -> connect(server)).isInstanceOf(IOException.class);
        }
    }

    private static SSLServerSocket server(String version) throws IOException {
        var server = (SSLServerSocket) CERTIFICATES
                .context()
                .getServerSocketFactory()
                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setEnabledProtocols(new String[] {version});
        CompletableFuture.runAsync(() -> answer(server));
        return server;
    }

    /** Ends its handshake and waits for the end of the connection. */
    private static void answer(SSLServerSocket server) {
        try (var connection = server.accept()) {
            connection.getInputStream().read();
        } catch (IOException e) {
            // The test looks at the other end.
        }
    }

    private static SSLSocket connect(SSLServerSocket server) throws IOException {
        var plain = new Socket(server.getInetAddress(), server.getLocalPort());
        return (SSLSocket)
                TrustedCertificates.of(CERTIFICATES.certificate()).encrypt(plain, "localhost", server.getLocalPort());
    }
}
