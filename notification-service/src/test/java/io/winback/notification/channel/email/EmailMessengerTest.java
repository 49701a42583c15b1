package io.winback.notification.channel.email;

import io.winback.events.Refusal;
import io.winback.notification.channel.OutgoingMessage;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.channel.ProviderResponse.Accepted;
import io.winback.notification.channel.ProviderResponse.NotHandedOver;
import io.winback.notification.channel.ProviderResponse.Refused;
import io.winback.notification.channel.ProviderResponse.Unavailable;
import io.winback.notification.channel.RenderedMessage;
import io.winback.testkit.TestInfrastructure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

class EmailMessengerTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    private final List<EmailMessenger> messengers = new ArrayList<>();
    private final String address = AnEmail.newAddress();

    @AfterEach
    void end() {
        messengers.forEach(EmailMessenger::close);
        MailServerStandIn.work();
    }

    @Test
    void aMailIsAccepted() {
        var handover = new RecordedHandover();

        assertThat(send(messenger(), AnEmail.to(address), handover)).isEqualTo(new Accepted());

        assertThat(handover.calls).containsExactly("begin", "written");
        assertThat(MailServerStandIn.mails(address)).hasSize(1);
    }

    @Test
    void aMailThatMustNotBeWrittenDoesNotReachTheServer() {
        var handover = new RecordedHandover() {
            @Override
            public boolean begin() {
                return false;
            }
        };

        assertThat(send(messenger(), AnEmail.to(address), handover)).isEqualTo(new NotHandedOver());

        assertThat(MailServerStandIn.mails(address)).isEmpty();
    }

    @Test
    void aMailThatIsInterruptedBeforeItsEndDoesNotReachTheServer() {
        var handover = new RecordedHandover() {
            @Override
            public void onCancel(Runnable interruption) {
                interruption.run();
            }
        };

        assertThat(send(messenger(), AnEmail.to(address), handover)).isEqualTo(new NotHandedOver());

        assertThat(handover.calls).doesNotContain("written");
        assertThat(MailServerStandIn.mails(address)).isEmpty();
    }

    @Test
    void aMailWhosePermissionEndsWhileItIsWrittenDoesNotReachTheServer() {
        var messenger = messenger();
        var handover = new RecordedHandover() {
            @Override
            public boolean isStillAllowed() {
                return false;
            }
        };

        assertThat(send(messenger, AnEmail.to(address), handover)).isEqualTo(new NotHandedOver());

        assertThat(handover.calls).containsExactly("begin");
        assertThat(MailServerStandIn.mails(address)).isEmpty();
        assertThat(send(messenger, AnEmail.to(address))).isEqualTo(new Accepted());
    }

    @Test
    void anInterruptionAfterTheEndDoesNotHarmTheNextMail() {
        var messenger = messenger();
        var handover = new RecordedHandover();
        send(messenger, AnEmail.to(address), handover);

        handover.interruption.run();

        assertThat(send(messenger, AnEmail.to(address))).isEqualTo(new Accepted());
        assertThat(MailServerStandIn.mails(address)).hasSize(2);
    }

    @Test
    void aConnectionWhoseHandoverFailsIsNotUsedAgain() {
        var messenger = messenger();
        var handover = new RecordedHandover() {
            @Override
            public boolean begin() {
                throw new IllegalStateException("no database");
            }
        };

        assertThat(messenger.send(AnEmail.to(address), handover).toCompletableFuture())
                .failsWithin(SOON);

        assertThat(send(messenger, AnEmail.to(address))).isEqualTo(new Accepted());
        assertThat(MailServerStandIn.mails(address)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "greeting, 421, UNAVAILABLE",
        "greeting, 554, UNAVAILABLE",
        "mail, 421, UNAVAILABLE",
        "mail, 451, UNAVAILABLE",
        "mail, 550, UNAVAILABLE",
        "rcpt, 421, UNAVAILABLE",
        "rcpt, 451, DEFERRED",
        "rcpt, 452 4.2.2 mailbox full, DEFERRED",
        "rcpt, 550, HARD_BOUNCED",
        "rcpt, 550 5.1.1 no such user, HARD_BOUNCED",
        "rcpt, 552 5.2.2 mailbox full, DEFERRED",
        "rcpt, 550 5.7.1 not from where you are, RENDER_ERROR",
        "rcpt, 554 5.7.1 Relay access denied, UNAVAILABLE",
        "rcpt, 530 5.7.0 sign in first, UNAVAILABLE",
        "rcpt, 550 5.1.8 sender domain not found, UNAVAILABLE",
        "data, 421, UNAVAILABLE",
        "data, 451, DEFERRED",
        "data, 554, RENDER_ERROR",
        "dot, 421, DEFERRED",
        "dot, 451, DEFERRED",
        "dot, 550, RENDER_ERROR",
        "dot, 550 5.7.1 looks like spam, RENDER_ERROR",
        "dot, 550 5.1.1 no such user, HARD_BOUNCED",
        "dot, 552 5.2.2 mailbox full, DEFERRED"
    })
    void eachAnswerHasItsOutcome(String stage, String answer, String outcome) {
        var messenger = messenger();
        MailServerStandIn.fail(Map.of("stage", stage, "answer", answer));

        var response = send(messenger, AnEmail.to(address));

        assertThat(outcome(response)).isEqualTo(outcome);
        assertThat(response.toString()).contains(answer);
        assertThat(MailServerStandIn.mails(address)).isEmpty();
        MailServerStandIn.work();
        assertThat(send(messenger, AnEmail.to(address))).isEqualTo(new Accepted());
    }

    @Test
    void anAnswerOfSeveralLinesHasTheOutcomeOfItsStatus() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AnsweringServer.answer(
                    server,
                    "220 a",
                    "250 a",
                    "250 a",
                    "550-Our policy:\r\n550-5.1.1 no such user\r\n550 5.1.1 see help");
            var messenger = messenger(Map.of("port", Integer.toString(server.getLocalPort())));

            assertThat(outcome(send(messenger, AnEmail.to(address)))).isEqualTo("HARD_BOUNCED");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "greeting, greeting, UNAVAILABLE",
        "mail, mail, DEFERRED",
        "rcpt, rcpt, DEFERRED",
        "data, data, DEFERRED",
        "dot, end, UNKNOWN"
    })
    void aServerThatHangsIsDisconnectedAtTheTimeLimitOfTheStep(String stage, String limit, String outcome) {
        var messenger = messenger(Map.of("time-limits." + limit, "PT0.5S"));
        MailServerStandIn.fail(Map.of("stage", stage, "hangSeconds", 60));
        long start = System.nanoTime();

        var response = send(messenger, AnEmail.to(address));

        assertThat(outcome(response)).isEqualTo(outcome);
        assertThat(response.toString()).contains("no answer in PT0.5S");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(500), SOON);
        MailServerStandIn.work();
        assertThat(send(messenger, AnEmail.to(AnEmail.newAddress()))).isEqualTo(new Accepted());
    }

    @ParameterizedTest
    @CsvSource({"greeting, greeting, UNAVAILABLE", "rcpt, rcpt, DEFERRED", "dot, end, UNKNOWN"})
    void aServerThatAnswersOneByteASecondIsDisconnectedInTime(String stage, String limit, String outcome) {
        var messenger = messenger(Map.of("time-limits." + limit, "PT2S"));
        MailServerStandIn.fail(Map.of("stage", stage, "crawl", true));
        long start = System.nanoTime();

        assertThat(outcome(send(messenger, AnEmail.to(address)))).isEqualTo(outcome);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofSeconds(2), SOON);
    }

    @Test
    void aServerThatReadsTheContentTooSlowlyIsDisconnected() throws IOException {
        var large = new RenderedMessage("large", null, "a line of a large mail\n".repeat(1_000_000));
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setReceiveBufferSize(4096);
            AnsweringServer.answer(server, "220 a", "250 a", "250 a", "250 a", "354 a");
            var messenger =
                    messenger(Map.of("port", Integer.toString(server.getLocalPort()), "time-limits.content", "PT0.5S"));

            assertThat(outcome(send(messenger, AnEmail.to(address, large)))).isEqualTo("DEFERRED");
        }
    }

    @Test
    void aLateAnswerCounts() {
        MailServerStandIn.fail(Map.of("delayMillis", 3000));

        assertThat(send(messenger(), AnEmail.to(address))).isEqualTo(new Accepted());

        assertThat(MailServerStandIn.mails(address)).hasSize(1);
    }

    @Test
    void aConnectionThatEndsAfterTheFinalDotLeavesTheOutcomeUnknown() {
        MailServerStandIn.fail(Map.of("dropAfterDot", true));
        var handover = new RecordedHandover();

        assertThat(outcome(send(messenger(), AnEmail.to(address), handover))).isEqualTo("UNKNOWN");

        assertThat(handover.calls).containsExactly("begin", "written");
        assertThat(MailServerStandIn.mails(address)).hasSize(1);
    }

    @Test
    void anUnreachableServerIsUnavailable() throws IOException {
        int port;
        try (var unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }

        var response = send(messenger(Map.of("port", Integer.toString(port))), AnEmail.to(address));

        assertThat(response).isInstanceOfSatisfying(Unavailable.class, unavailable -> assertThat(unavailable.detail())
                .isEqualTo("in step greeting: Connection refused"));
    }

    @Test
    void aServerThatRefusesOurPasswordIsUnavailable() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AnsweringServer.answer(server, "220 a", "250-a\r\n250 AUTH PLAIN", "535 5.7.8 wrong password");
            var messenger = messenger(Map.of(
                    "port", Integer.toString(server.getLocalPort()),
                    "username", "winback",
                    "password", "wrong",
                    "start-tls", "DISABLED"));

            var response = send(messenger, AnEmail.to(address));

            assertThat(response).isEqualTo(new Unavailable("535 5.7.8 wrong password", null));
        }
    }

    @Test
    void aPasswordIsSentUnencryptedOnlyIfConfigured() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AnsweringServer.answer(server, "220 a", "250-a\r\n250 AUTH PLAIN", "235 2.7.0 welcome");
            var messenger = messenger(Map.of(
                    "port", Integer.toString(server.getLocalPort()), "username", "winback", "password", "secret"));

            var response = send(messenger, AnEmail.to(address));

            assertThat(outcome(response)).isEqualTo("UNAVAILABLE");
            assertThat(response.toString()).contains("STARTTLS is required");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT5S", "PT0.1S"})
    void aConnectionThatTheServerClosesWhenIdleIsReplaced(String idleLimit) {
        var messenger = messenger(Map.of("idle-limit", idleLimit));
        MailServerStandIn.fail(Map.of("idleCloseSeconds", 1));
        send(messenger, AnEmail.to(address));
        eventually().pollDelay(Duration.ofSeconds(2)).until(() -> true);
        long start = System.nanoTime();

        assertThat(send(messenger, AnEmail.to(address))).isEqualTo(new Accepted());

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(MailServerStandIn.mails(address)).hasSize(2);
    }

    @Test
    void aConnectionThatTheServerClosesAfterEachMailIsReplaced() throws IOException {
        try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            AnsweringServer.answer(server, "220 a", "250 a", "250 a", "250 a", "354 a", "250 a");
            AnsweringServer.answer(server, "220 a", "250 a", "250 a", "250 a", "354 a", "250 a");
            var messenger = messenger(Map.of("port", Integer.toString(server.getLocalPort())));

            assertThat(send(messenger, AnEmail.to(address))).isEqualTo(new Accepted());
            assertThat(send(messenger, AnEmail.to(address))).isEqualTo(new Accepted());
        }
    }

    @Test
    void aConnectionThatTheServerLimitsIsReplaced() throws IOException {
        try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            AnsweringServer.answer(
                    server, "220 a", "250 a", "250 a", "250 a", "354 a", "250 a", "421 4.7.0 too many mails");
            var messenger = messenger(Map.of("port", Integer.toString(server.getLocalPort())));
            assertThat(send(messenger, AnEmail.to(address))).isEqualTo(new Accepted());
            AnsweringServer.answer(server, "220 a", "250 a", "250 a", "250 a", "354 a", "250 a");

            assertThat(send(messenger, AnEmail.to(address))).isEqualTo(new Accepted());
        }
    }

    @Test
    void anIdleConnectionThatIsDeadDelaysAMailOnlyByItsCheck() throws IOException {
        try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            AnsweringServer.answer(
                    server, "220 a", "250 a", "250 a", "250 a", "354 a", "250 a", AnsweringServer.SILENCE);
            var messenger =
                    messenger(Map.of("port", Integer.toString(server.getLocalPort()), "time-limits.check", "PT0.3S"));
            assertThat(send(messenger, AnEmail.to(address))).isEqualTo(new Accepted());
            AnsweringServer.answer(server, "220 a", "250 a", "250 a", "250 a", "354 a", "250 a");
            eventually().pollDelay(Duration.ofSeconds(1)).until(() -> true);
            long start = System.nanoTime();

            assertThat(send(messenger, AnEmail.to(address))).isEqualTo(new Accepted());

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        }
    }

    @Test
    void aMessengerThatIsClosedIsUnavailable() {
        var messenger = messenger();
        var handover = new RecordedHandover();
        messenger.close();

        assertThat(outcome(send(messenger, AnEmail.to(address), handover))).isEqualTo("UNAVAILABLE");
        assertThat(handover.calls).isEmpty();
    }

    @Test
    void manyMailsAreSentAtOnceAndEachArrivesOnce() {
        var messenger = messenger();
        var answers = new ArrayList<ProviderResponse>();
        var sent = new ArrayList<CompletableFuture<ProviderResponse>>();
        for (int i = 0; i < 200; i++) {
            sent.add(messenger.send(AnEmail.to(address), new RecordedHandover()).toCompletableFuture());
        }
        sent.forEach(
                answer -> answers.add(answer.orTimeout(60, TimeUnit.SECONDS).join()));

        assertThat(answers).hasSize(200).containsOnly(new Accepted());
        assertThat(ids(address)).hasSize(200).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\u3000"})
    void aBlankAddressIsMissing(String blank) {
        var response = send(messenger(), AnEmail.to(blank));

        assertThat(response).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(Refusal.MISSING_ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"customer", "a@", "@b.example", "a@b@.example", "a@b..example", "a\r\nRCPT TO:<x@y.example>@b"})
    void anInvalidAddressIsRefused(String address) {
        assertThat(outcome(send(messenger(), AnEmail.to(address)))).isEqualTo("HARD_BOUNCED");
    }

    @Test
    void anAddressOutsideAsciiIsRefusedUnlessTheServerSupportsIt() {
        var name = "花子" + address;
        assertThat(outcome(send(messenger(), AnEmail.to(name)))).isEqualTo("HARD_BOUNCED");

        MailServerStandIn.fail(Map.of("smtpUtf8", true));

        assertThat(send(messenger(), AnEmail.to(name))).isEqualTo(new Accepted());
        assertThat(MailServerStandIn.received(name)).hasSize(1);
        assertThat(MailServerStandIn.received(name).get(0))
                .extracting("headers.To")
                .isEqualTo(name);
    }

    private EmailMessenger messenger() {
        return messenger(Map.of());
    }

    private EmailMessenger messenger(Map<String, String> settings) {
        var messenger = new EmailMessenger(AnEmail.settings(new HashMap<>(settings)), Clock.systemUTC());
        messengers.add(messenger);
        return messenger;
    }

    private static ProviderResponse send(EmailMessenger messenger, OutgoingMessage mail) {
        return send(messenger, mail, new RecordedHandover());
    }

    private static ProviderResponse send(EmailMessenger messenger, OutgoingMessage mail, RecordedHandover handover) {
        return messenger
                .send(mail, handover)
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }

    private static String outcome(ProviderResponse response) {
        return response instanceof Refused refused
                ? refused.reason().name()
                : response.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    private static List<String> ids(String address) {
        return given().baseUri(TestInfrastructure.standIns())
                .queryParam("channel", "EMAIL")
                .queryParam("to", address)
                .queryParam("limit", 1000)
                .get("/received")
                .jsonPath()
                .getList("items.headers.'Message-ID'");
    }
}
