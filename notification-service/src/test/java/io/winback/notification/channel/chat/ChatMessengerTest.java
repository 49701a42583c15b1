package io.winback.notification.channel.chat;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.junit.QuarkusTest;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.ProviderStandIn;
import io.winback.notification.channel.HandoverRecord;
import io.winback.notification.channel.OutgoingMessage;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.channel.ProviderResponse.Accepted;
import io.winback.notification.channel.ProviderResponse.NotHandedOver;
import io.winback.notification.channel.ProviderResponse.Refused;
import io.winback.notification.channel.ProviderResponse.Unavailable;
import io.winback.notification.channel.ProviderResponse.Unknown;
import io.winback.notification.channel.RenderedMessage;
import io.winback.testkit.TestInfrastructure;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.client.api.QuarkusRestClientProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

@QuarkusTest
class ChatMessengerTest {

    private static final Instant NOW = Instant.parse("2026-11-22T03:04:05Z");

    private final String user = "U" + UUID.randomUUID();

    @Inject
    ChatMessenger messenger;

    @ConfigProperty(name = "quarkus.rest-client.chat.read-timeout")
    long readTimeout;

    @ConfigProperty(name = "quarkus.rest-client.chat.connect-timeout")
    long connectTimeout;

    @AfterEach
    void resetTheProvider() {
        ProviderStandIn.work(Channel.CHAT);
    }

    @Test
    void aMessageThatIsSentTwiceIsAcceptedOnce() {
        var message = message("佐藤様 😀");

        assertThat(send(message)).isEqualTo(new Accepted());
        assertThat(send(message)).isEqualTo(new Accepted());

        var received = ProviderStandIn.received(Channel.CHAT, user);
        assertThat(received.getInt("count")).isEqualTo(1);
        assertThat(received.getString("items[0].text")).isEqualTo("佐藤様 😀");
    }

    @Test
    void aMessageWithoutPermissionIsNotWritten() {
        var response = messenger
                .send(message("hello"), HandoverRecord.forbidding())
                .toCompletableFuture()
                .join();

        assertThat(response).isEqualTo(new NotHandedOver());
        assertThat(ProviderStandIn.received(Channel.CHAT, user).getInt("count")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"400", "413", "422"})
    void aRefusalIsNeverABounce(String status) {
        ProviderStandIn.fail(Channel.CHAT, Map.of("answer", status));

        assertThat(send(message("hello"))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.RENDER_ERROR);
            assertThat(refused.detail()).contains(status).contains("not now");
        });
    }

    @Test
    void theProviderRefusesATextOfMoreThan5000Units() {
        assertThat(send(message("あ".repeat(5_000)))).isEqualTo(new Accepted());
        assertThat(send(message("あ".repeat(5_001)))).isInstanceOf(Refused.class);
        assertThat(send(message(""))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"401", "403", "404", "405", "429", "500", "502", "503"})
    void aRefusalOfEveryMessagePausesTheChannel(String status) {
        ProviderStandIn.fail(Channel.CHAT, Map.of("answer", status));

        assertThat(send(message("hello"))).isInstanceOf(Unavailable.class);
        assertThat(ProviderStandIn.received(Channel.CHAT, user).getInt("count")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"429, 17, PT17S", "500, 5, PT5S", "429, 999999, PT1H"})
    void theWaitThatTheProviderRequestsIsReturned(String status, int seconds, Duration wait) {
        ProviderStandIn.fail(Channel.CHAT, Map.of("answer", status, "retryAfter", seconds));

        assertThat(send(message("hello")))
                .isInstanceOfSatisfying(Unavailable.class, unavailable -> assertThat(unavailable.retryAfter())
                        .isEqualTo(wait));
    }

    @ParameterizedTest
    @CsvSource({
        "120, PT2M",
        "0, PT0S",
        "'Sun, 22 Nov 2026 03:05:05 GMT', PT1M",
        "'Sun, 22 Nov 2026 03:03:05 GMT',",
        "'Mon, 23 Nov 2026 03:04:05 GMT', PT1H",
        "soon,",
        "-5,",
        "99999999999999999999,",
        "'',"
    })
    void aWaitIsSecondsOrADate(String header, Duration wait) {
        assertThat(PushStatus.retryAfter(header, NOW)).isEqualTo(wait);
    }

    @Test
    void aLateAnswerCounts() {
        ProviderStandIn.fail(Channel.CHAT, Map.of("delayMillis", 11_000));

        assertThat(send(message("hello"))).isEqualTo(new Accepted());
    }

    @ParameterizedTest
    @CsvSource({"1, Unknown", "20, Accepted"})
    void anAnswerIsAwaitedUntilTheReadTimeout(int seconds, String outcome) {
        ProviderStandIn.fail(Channel.CHAT, Map.of("delayMillis", 3_000));
        var provider = URI.create(TestInfrastructure.standIns());

        var response = send(to(provider, Duration.ofSeconds(seconds)), message("hello"));

        assertThat(response.getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void theProviderMayTakeAMinuteToAnswerAndThreeSecondsToConnect() {
        assertThat(readTimeout).isGreaterThanOrEqualTo(60_000);
        assertThat(connectTimeout).isEqualTo(3_000);
    }

    @Test
    void aLostConnectionIsUnknownAndARetryWithTheSameKeyFindsTheOutcome() {
        ProviderStandIn.fail(Channel.CHAT, Map.of("dropAfterAccept", true));
        var message = message("hello");

        assertThat(send(message)).isInstanceOf(Unknown.class);

        ProviderStandIn.work(Channel.CHAT);
        assertThat(send(message)).isEqualTo(new Accepted());
        assertThat(ProviderStandIn.received(Channel.CHAT, user).getInt("count")).isEqualTo(1);
    }

    @Test
    void withoutAnAnswerInTimeTheOutcomeIsUnknown() {
        ProviderStandIn.fail(Channel.CHAT, Map.of("hangSeconds", 60));

        assertThat(send(to(URI.create(TestInfrastructure.standIns())), message("hello")))
                .isInstanceOf(Unknown.class);
        assertThat(ProviderStandIn.received(Channel.CHAT, user).getInt("count")).isEqualTo(1);
    }

    @Test
    void anUnreachableProviderIsUnavailable() throws IOException {
        int unusedPort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unusedPort = socket.getLocalPort();
        }

        assertThat(send(to(URI.create("http://127.0.0.1:" + unusedPort)), message("hello")))
                .isInstanceOfSatisfying(Unavailable.class, unavailable -> assertThat(unavailable.detail())
                        .startsWith("the chat provider cannot be reached: Connection refused"));
        assertThat(send(to(URI.create("http://nowhere.invalid")), message("hello")))
                .isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 303, 307})
    void aRedirectOfTheProviderIsNotFollowed(int status) throws IOException {
        var followed = new AtomicInteger();
        var provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/v2/", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        provider.createContext("/elsewhere", exchange -> {
            followed.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        provider.start();
        try {
            var response = send(
                    to(URI.create("http://127.0.0.1:" + provider.getAddress().getPort())), message("hello"));

            assertThat(response)
                    .isInstanceOfSatisfying(Unavailable.class, unavailable -> assertThat(unavailable.detail())
                            .startsWith("the chat provider answered " + status));
            assertThat(followed).hasValue(0);
        } finally {
            provider.stop(0);
        }
    }

    @Test
    void aRequestThatIsCancelledIsCutOff() throws Exception {
        try (var provider = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var handover = HandoverRecord.allowing();
            var answer = to(URI.create("http://127.0.0.1:" + provider.getLocalPort()))
                    .send(message("hello"), handover)
                    .toCompletableFuture();
            try (var connection = provider.accept()) {
                connection.setSoTimeout(20_000);
                assertThat(connection.getInputStream().read()).isEqualTo('P');

                handover.cancel();

                assertThat(answer.get(5, TimeUnit.SECONDS)).isInstanceOf(Unknown.class);
                connection.getInputStream().readAllBytes();
            }
        }
    }

    @Test
    void aRequestThatIsCancelledWhileItWaitsForItsConnectionIsNotHandedOver() throws Exception {
        ProviderStandIn.fail(Channel.CHAT, Map.of("hangSeconds", 60));
        var oneConnection = to(URI.create(TestInfrastructure.standIns()), Duration.ofSeconds(20));
        var first =
                oneConnection.send(message("first"), HandoverRecord.allowing()).toCompletableFuture();
        eventually().until(() -> ProviderStandIn.received(Channel.CHAT, user).getInt("count") == 1);
        var handover = HandoverRecord.allowing();
        var second = oneConnection.send(message("second"), handover).toCompletableFuture();

        handover.cancel();

        assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo(new NotHandedOver());
        ProviderStandIn.work(Channel.CHAT);
        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new Accepted());
        eventually()
                .during(Duration.ofSeconds(1))
                .until(() -> ProviderStandIn.received(Channel.CHAT, user).getInt("count") == 1);
    }

    @Test
    void aRequestWhosePermissionEndsWhileItWaitsForItsConnectionIsNotHandedOver() throws Exception {
        ProviderStandIn.fail(Channel.CHAT, Map.of("hangSeconds", 60));
        var oneConnection = to(URI.create(TestInfrastructure.standIns()), Duration.ofSeconds(20));
        var first =
                oneConnection.send(message("first"), HandoverRecord.allowing()).toCompletableFuture();
        eventually().until(() -> ProviderStandIn.received(Channel.CHAT, user).getInt("count") == 1);
        var handover = HandoverRecord.allowing();
        var second = oneConnection.send(message("second"), handover).toCompletableFuture();
        assertThat(handover.steps()).containsExactly("begin");

        handover.forbidFromNowOn();
        ProviderStandIn.work(Channel.CHAT);

        assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(new Accepted());
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(new NotHandedOver());
        assertThat(ProviderStandIn.received(Channel.CHAT, user).getInt("count")).isEqualTo(1);
        assertThat(send(oneConnection, message("third"))).isEqualTo(new Accepted());
    }

    @Test
    void aRequestCountsAsWrittenWhenItIsAnswered() {
        ProviderStandIn.fail(Channel.CHAT, Map.of("hangSeconds", 60));
        var handover = HandoverRecord.allowing();
        var answer = messenger.send(message("hello"), handover).toCompletableFuture();
        eventually().until(() -> ProviderStandIn.received(Channel.CHAT, user).getInt("count") == 1);
        assertThat(handover.steps()).containsExactly("begin");

        ProviderStandIn.work(Channel.CHAT);

        assertThat(answer.join()).isEqualTo(new Accepted());
        eventually().until(() -> handover.steps().contains("written"));
    }

    private ProviderResponse send(OutgoingMessage message) {
        return send(messenger, message);
    }

    private static ProviderResponse send(ChatMessenger messenger, OutgoingMessage message) {
        return messenger
                .send(message, HandoverRecord.allowing())
                .toCompletableFuture()
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    private OutgoingMessage message(String text) {
        return new OutgoingMessage(
                UUID.randomUUID(), user, new RenderedMessage(null, null, text), "https://example.com/u/1");
    }

    /** With a shorter time limit than the default. */
    private static ChatMessenger to(URI provider) {
        return to(provider, Duration.ofSeconds(2));
    }

    /** With a single connection. */
    private static ChatMessenger to(URI provider, Duration readTimeout) {
        var line = QuarkusRestClientBuilder.newBuilder()
                .baseUri(provider)
                .connectTimeout(1, TimeUnit.SECONDS)
                .readTimeout(readTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .property(QuarkusRestClientProperties.CONNECTION_POOL_SIZE, 1)
                .build(LineApi.class);
        return new ChatMessenger(line, 1, () -> "local", Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
