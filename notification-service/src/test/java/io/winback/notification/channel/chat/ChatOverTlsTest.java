package io.winback.notification.channel.chat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.notification.channel.HandoverRecord;
import io.winback.notification.channel.OutgoingMessage;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.channel.ProviderResponse.Accepted;
import io.winback.notification.channel.ProviderResponse.Unavailable;
import io.winback.notification.channel.RenderedMessage;
import io.winback.testkit.TestCertificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A message and the token of the chat provider go to a server with a trusted certificate only. */
@QuarkusTest
class ChatOverTlsTest {

    private static final TestCertificates CERTIFICATES = TestCertificates.ofThisMachine();
    private static final TestCertificates OF_ANOTHER_HOST = TestCertificates.of("dns:chat.example");

    private final AtomicInteger requests = new AtomicInteger();
    private HttpsServer provider;

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void aTrustedProviderGetsTheMessage() throws Exception {
        assertThat(send(start(CERTIFICATES), CERTIFICATES)).isEqualTo(new Accepted());
        assertThat(requests).hasValue(1);
    }

    @Test
    void aCertificateThatIsNotTrustedIsRefused() throws Exception {
        assertThat(send(start(CERTIFICATES), OF_ANOTHER_HOST)).isInstanceOf(Unavailable.class);
        assertThat(requests).hasValue(0);
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() throws Exception {
        assertThat(send(start(OF_ANOTHER_HOST), OF_ANOTHER_HOST)).isInstanceOf(Unavailable.class);
        assertThat(requests).hasValue(0);
    }

    private URI start(TestCertificates certificates) throws IOException {
        provider = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setHttpsConfigurator(new HttpsConfigurator(certificates.context()));
        provider.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            var answer = "{}".getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        provider.start();
        return URI.create("https://localhost:" + provider.getAddress().getPort());
    }

    private static ProviderResponse send(URI provider, TestCertificates trusted) throws Exception {
        var line = QuarkusRestClientBuilder.newBuilder()
                .baseUri(provider)
                .connectTimeout(5, TimeUnit.SECONDS)
                .readTimeout(20, TimeUnit.SECONDS)
                .trustStore(store(trusted))
                .build(LineApi.class);
        var message = new OutgoingMessage(
                UUID.randomUUID(),
                "U" + UUID.randomUUID(),
                new RenderedMessage(null, null, "hello"),
                "https://example.com/u/1");
        return new ChatMessenger(line, 1, () -> "local", Clock.systemUTC())
                .send(message, HandoverRecord.allowing())
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static KeyStore store(TestCertificates trusted) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (var file = Files.newInputStream(trusted.certificate())) {
            store.setCertificateEntry(
                    "provider", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        return store;
    }
}
