package io.winback.notification.channel.sms;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.ProviderStandIn;
import io.winback.notification.channel.HandoverRecord;
import io.winback.notification.channel.OutgoingMessage;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.channel.ProviderResponse.Accepted;
import io.winback.notification.channel.ProviderResponse.Deferred;
import io.winback.notification.channel.ProviderResponse.NotHandedOver;
import io.winback.notification.channel.ProviderResponse.Refused;
import io.winback.notification.channel.ProviderResponse.Unavailable;
import io.winback.notification.channel.ProviderResponse.Unknown;
import io.winback.notification.channel.RenderedMessage;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jsmpp.PDUStringException;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.extra.SessionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

class SmsMessengerTest {

    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Duration LONG = Duration.ofSeconds(30);

    private final String phone =
            "+8180%04d%04d".formatted(ProcessHandle.current().pid() % 10_000, NUMBERS.incrementAndGet());
    private final List<SmsMessenger> messengers = new ArrayList<>();

    @AfterEach
    void resetTheMessageCentre() {
        ProviderStandIn.work(Channel.SMS);
        messengers.forEach(SmsMessenger::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"€ [ é @ $ \\ ^ { } ~ | Δ ß", "佐藤様 😀 𠮷野", "@", "a\nb\r\nc_"})
    void aTextArrivesUnchanged(String text) {
        var message = message(text);
        var handover = HandoverRecord.allowing();

        var response = send(messenger(LONG), message, handover);

        assertThat(response).isEqualTo(new Accepted());
        assertThat(handover.steps()).containsExactly("begin", "written");
        var received = ProviderStandIn.received(Channel.SMS, phone);
        assertThat(received.getInt("count")).isEqualTo(1);
        assertThat(received.getString("items[0].text")).isEqualTo(text);
        assertThat(received.getString("items[0].headers.Message-Id"))
                .isEqualTo(message.messageId().toString());
    }

    @Test
    void aMessageWithoutPermissionIsNotWritten() {
        var response = send(messenger(LONG), message("hello"), HandoverRecord.forbidding());

        assertThat(response).isEqualTo(new NotHandedOver());
        assertThat(ProviderStandIn.received(Channel.SMS, phone).getInt("count")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "RINVDSTADR, HARD_BOUNCED",
        "0x0B, HARD_BOUNCED",
        "ESME_RINVMSGLEN, RENDER_ERROR",
        "RINVDCS, RENDER_ERROR",
        "RINVTLVVAL, RENDER_ERROR"
    })
    void aRefusalIsOfTheAddressOrOfTheContent(String status, Refusal reason) {
        ProviderStandIn.fail(Channel.SMS, Map.of("answer", status));

        var response = send(messenger(LONG), message("hello"), HandoverRecord.allowing());

        assertThat(response).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
        assertThat(ProviderStandIn.received(Channel.SMS, phone).getInt("count")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RTHROTTLED", "RMSGQFUL", "RINVSRCADR", "RINVDSTTON", "RINVBNDSTS"})
    void anOverloadOrAnInvalidAccountPausesTheChannel(String status) {
        ProviderStandIn.fail(Channel.SMS, Map.of("answer", status));

        assertThat(send(messenger(LONG), message("hello"), HandoverRecord.allowing()))
                .isInstanceOf(Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSYSERR", "RSUBMITFAIL", "RUNKNOWNERR", "0x0400"})
    void aStatusThatMayConcernOnlyThisMessageDefersIt(String status) {
        ProviderStandIn.fail(Channel.SMS, Map.of("answer", status));

        assertThat(send(messenger(LONG), message("hello"), HandoverRecord.allowing()))
                .isInstanceOf(Deferred.class);
    }

    @Test
    void severalSubmissionsWaitForTheirAnswersAtOnce() {
        ProviderStandIn.fail(Channel.SMS, Map.of("delayMillis", 1_000));
        var messenger = messenger(LONG);
        long began = System.nanoTime();

        var answers = IntStream.range(0, 16)
                .mapToObj(i -> messenger
                        .send(message("hello " + i), HandoverRecord.allowing())
                        .toCompletableFuture())
                .toList();

        assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isEqualTo(new Accepted()));
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(12));
    }

    @Test
    void aLateAnswerCounts() {
        ProviderStandIn.fail(Channel.SMS, Map.of("delayMillis", 4_000));

        assertThat(send(messenger(LONG), message("hello"), HandoverRecord.allowing()))
                .isEqualTo(new Accepted());
    }

    @Test
    void withoutAnAnswerInTimeTheOutcomeIsUnknownAndTheNextMessageHasANewSession() {
        var messenger = boundMessenger(Duration.ofSeconds(1));
        ProviderStandIn.fail(Channel.SMS, Map.of("hangSeconds", 60));
        var handover = HandoverRecord.allowing();

        assertThat(send(messenger, message("hello"), handover)).isInstanceOf(Unknown.class);

        assertThat(handover.steps()).containsExactly("begin", "written");
        ProviderStandIn.work(Channel.SMS);
        assertThat(send(messenger, message("again"), HandoverRecord.allowing())).isEqualTo(new Accepted());
    }

    @Test
    void aSessionThatIsLostAfterTheSubmissionLeavesItUnknownAtOnce() {
        ProviderStandIn.fail(Channel.SMS, Map.of("dropAfterSubmit", true));
        var messenger = messenger(LONG);
        long began = System.nanoTime();

        assertThat(send(messenger, message("hello"), HandoverRecord.allowing())).isInstanceOf(Unknown.class);

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        assertThat(ProviderStandIn.received(Channel.SMS, phone).getInt("count")).isEqualTo(1);
        ProviderStandIn.work(Channel.SMS);
        assertThat(send(messenger, message("again"), HandoverRecord.allowing())).isEqualTo(new Accepted());
    }

    @Test
    void aRetiredSessionIsClosedWhenAllItsSubmissionsAreAnswered() throws Exception {
        var session = SmppSession.bind(settings(port(), LONG, LONG, LONG));
        ProviderStandIn.fail(Channel.SMS, Map.of("hangSeconds", 60));
        var answer = session.submit(submission(), () -> true).orElseThrow();
        eventually().until(() -> ProviderStandIn.received(Channel.SMS, phone).getInt("count") == 1);

        session.retire();

        assertThat(session.isUsable()).isFalse();
        assertThat(session.getSessionState()).isEqualTo(SessionState.BOUND_TX);
        ProviderStandIn.work(Channel.SMS);
        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(new SubmissionAnswer.Status(0));
        eventually().until(() -> session.getSessionState() == SessionState.CLOSED);
    }

    /** A process may be frozen, and sending may be stopped, while another submission occupies the connection. */
    @Test
    void thePermissionIsAskedWhenNoOtherSubmissionIsBeforeThisOne() throws Exception {
        var session = SmppSession.bind(settings(port(), LONG, LONG, LONG));
        var isAsked = new CountDownLatch(1);
        var mayContinue = new CountDownLatch(1);
        var secondIsAsked = new AtomicBoolean();
        var first = new Thread(() -> submit(session, () -> {
            isAsked.countDown();
            await(mayContinue);
            return false;
        }));
        var second = new Thread(() -> submit(session, () -> {
            secondIsAsked.set(true);
            return false;
        }));
        first.start();
        assertThat(await(isAsked)).isTrue();

        second.start();

        eventually().until(() -> second.getState() == Thread.State.BLOCKED);
        assertThat(secondIsAsked).isFalse();
        mayContinue.countDown();
        eventually().untilTrue(secondIsAsked);
        first.join();
        second.join();
        assertThat(ProviderStandIn.received(Channel.SMS, phone).getInt("count")).isZero();
        assertThat(session.submit(submission(), () -> true).orElseThrow().get(20, TimeUnit.SECONDS))
                .isEqualTo(new SubmissionAnswer.Status(0));
        session.retire();
    }

    @ParameterizedTest
    @CsvSource({
        "ALPHA_DEFAULT, 6180, 260",
        "ALPHA_DEFAULT, 1b41, 260",
        "ALPHA_DEFAULT, 1b, 260",
        "ALPHA_DEFAULT, '', 1",
        "ALPHA_UCS2, 004100, 1"
    })
    void theMessageCentreTakesNoTextThatItCannotRead(Alphabet alphabet, String octets, int status) throws Exception {
        var session = SmppSession.bind(settings(port(), LONG, LONG, LONG));

        var submission = new Submission(phone.substring(1), HexFormat.of().parseHex(octets), alphabet, "id");
        var answer = session.submit(submission, () -> true).orElseThrow();

        assertThat(answer.get(20, TimeUnit.SECONDS)).isEqualTo(new SubmissionAnswer.Status(status));
        assertThat(ProviderStandIn.received(Channel.SMS, phone).getInt("count")).isZero();
        session.retire();
    }

    @Test
    void aNumberThatIsTooLongForASubmissionIsRefusedAsBounced() {
        var message = new OutgoingMessage(
                UUID.randomUUID(),
                "+" + "9".repeat(30),
                new RenderedMessage(null, null, "hello"),
                "https://example.com/u/1");
        var messenger = messenger(LONG);

        assertThat(send(messenger, message, HandoverRecord.allowing()))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Refusal.HARD_BOUNCED));
        assertThat(send(messenger, message("next"), HandoverRecord.allowing())).isEqualTo(new Accepted());
    }

    @Test
    void anUnreachableMessageCentreIsUnavailableAndNothingIsWritten() throws IOException {
        int unused;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        var handover = HandoverRecord.allowing();

        var response = send(messenger(unused, LONG, Duration.ofSeconds(1)), message("hello"), handover);

        assertThat(response).isInstanceOf(Unavailable.class);
        assertThat(handover.steps()).isEmpty();
    }

    @Test
    void aMessageCentreThatDoesNotAnswerTheBindIsUnavailableToAllInTime() throws IOException {
        try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            var messenger = messenger(silent.getLocalPort(), LONG, Duration.ofSeconds(3));
            long began = System.nanoTime();

            var answers = IntStream.range(0, 32)
                    .mapToObj(i -> messenger
                            .send(message("hello"), HandoverRecord.allowing())
                            .toCompletableFuture())
                    .toList();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isInstanceOf(Unavailable.class));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
        }
    }

    @Test
    void afterAFailedBindTheNextMessageBindsAgain() {
        var isFirst = new AtomicBoolean(true);
        var settings = settings(port(), LONG, Duration.ofSeconds(5), LONG);
        var messenger = messenger((SmsConfiguration) Proxy.newProxyInstance(
                SmsConfiguration.class.getClassLoader(),
                new Class<?>[] {SmsConfiguration.class},
                (proxy, method, none) -> {
                    if (method.getName().equals("password") && isFirst.getAndSet(false)) {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                    return method.invoke(settings);
                }));

        assertThat(send(messenger, message("hello"), HandoverRecord.allowing()))
                .isInstanceOfSatisfying(Unavailable.class, unavailable -> assertThat(unavailable.detail())
                        .contains("unable to create native thread"));

        assertThat(send(messenger, message("again"), HandoverRecord.allowing())).isEqualTo(new Accepted());
    }

    @Test
    void aMessengerThatIsClosedIsUnavailable() {
        var messenger = boundMessenger(LONG);
        var handover = HandoverRecord.allowing();
        messenger.close();

        assertThat(send(messenger, message("hello"), handover)).isInstanceOf(Unavailable.class);
        assertThat(handover.steps()).isEmpty();
    }

    @Test
    void anIdleSessionIsChecked() {
        var messenger =
                messenger(settings(port(), Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofMillis(300)));
        assertThat(send(messenger, message("first"), HandoverRecord.allowing())).isEqualTo(new Accepted());
        ProviderStandIn.fail(Channel.SMS, Map.of("hangSeconds", 60));

        // Without submissions, the unanswered check ends the session, and the next message binds again.
        var answer = eventually()
                .until(
                        () -> send(messenger, message("probe"), HandoverRecord.forbidding()),
                        Unavailable.class::isInstance);

        assertThat(answer).isInstanceOf(Unavailable.class);
        ProviderStandIn.work(Channel.SMS);
        eventually().until(() -> send(messenger, message("second"), HandoverRecord.allowing()), new Accepted()::equals);
    }

    @Test
    void closingEndsInTimeEvenIfTheMessageCentreHangs() {
        var messenger = boundMessenger(LONG);
        ProviderStandIn.fail(Channel.SMS, Map.of("hangSeconds", 60));
        var waiting =
                messenger.send(message("hello"), HandoverRecord.allowing()).toCompletableFuture();
        eventually().until(() -> ProviderStandIn.received(Channel.SMS, phone).getInt("count") == 1);
        long began = System.nanoTime();

        messenger.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        eventually().until(waiting::isDone);
    }

    private Submission submission() {
        return new Submission(phone.substring(1), new byte[] {'a'}, Alphabet.ALPHA_DEFAULT, "id");
    }

    private void submit(SmppSession session, BooleanSupplier permission) {
        try {
            session.submit(submission(), permission);
        } catch (IOException | PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Binds a session, so that a fault affects the submission. */
    private SmsMessenger boundMessenger(Duration responseTimer) {
        var messenger = messenger(responseTimer);
        assertThat(send(messenger, message("bind"), HandoverRecord.forbidding()))
                .isEqualTo(new NotHandedOver());
        return messenger;
    }

    private static ProviderResponse send(SmsMessenger messenger, OutgoingMessage message, HandoverRecord handover) {
        CompletableFuture<ProviderResponse> answer =
                messenger.send(message, handover).toCompletableFuture();
        return answer.orTimeout(40, TimeUnit.SECONDS).join();
    }

    private OutgoingMessage message(String text) {
        return new OutgoingMessage(
                UUID.randomUUID(), phone, new RenderedMessage(null, null, text), "https://example.com/u/1");
    }

    private SmsMessenger messenger(Duration responseTimer) {
        return messenger(port(), responseTimer, Duration.ofSeconds(5));
    }

    private SmsMessenger messenger(int port, Duration responseTimer, Duration bindTimeout) {
        return messenger(settings(port, responseTimer, bindTimeout, LONG));
    }

    private SmsMessenger messenger(SmsConfiguration settings) {
        var messenger = new SmsMessenger(settings, () -> 10);
        messengers.add(messenger);
        return messenger;
    }

    private static int port() {
        return Integer.getInteger("winback.notification.sms.port");
    }

    private static SmsConfiguration settings(
            int port, Duration responseTimer, Duration bindTimeout, Duration enquireLink) {
        var prefix = "winback.notification.sms.";
        return new SmallRyeConfigBuilder()
                .withMapping(SmsConfiguration.class)
                .withDefaultValue(prefix + "host", "127.0.0.1")
                .withDefaultValue(prefix + "port", Integer.toString(port))
                .withDefaultValue(prefix + "password", "secret")
                .withDefaultValue(prefix + "connect-timeout", "PT1S")
                .withDefaultValue(prefix + "bind-timeout", bindTimeout.toString())
                .withDefaultValue(prefix + "response-timer", responseTimer.toString())
                .withDefaultValue(prefix + "enquire-link", enquireLink.toString())
                .build()
                .getConfigMapping(SmsConfiguration.class);
    }
}
