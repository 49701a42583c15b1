package io.winback.notification.sending;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.winback.events.Channel;
import io.winback.notification.ProviderStandIn;
import io.winback.notification.SampleRecipient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/** The outcome of each fault of a provider for the message and the recipient. */
@QuarkusTest
@TestProfile(ShortWaitsProfile.class)
class ProviderFaultsTest {

    @BeforeEach
    void aTemplate() {
        var messages = List.of(
                Map.of("locale", "ja", "channel", "EMAIL", "subject", "こんにちは", "text", "お帰りなさい"),
                Map.of("locale", "ja", "channel", "SMS", "text", "お帰りなさい"),
                Map.of("locale", "ja", "channel", "CHAT", "text", "お帰りなさい"));
        given().contentType("application/json")
                .body(Map.of("messages", messages))
                .put("/v1/templates/plain");
    }

    @ParameterizedTest
    @CsvSource({"EMAIL,dropAfterDot", "SMS,dropAfterSubmit"})
    void aMessageWithoutAnAnswerIsSentAgainOnceAndThenCountsAsSent(Channel channel, String fault) {
        var customer = new SampleRecipient().allowing(channel);

        ProviderStandIn.failDuring(channel, Map.of(fault, true), () -> {
            customer.requestMessage("plain", channel);
            eventually().untilAsserted(() -> assertThat(customer.state()).isEqualTo("SENT"));
        });

        assertThat(customer.received(channel)).isEqualTo(2);
        assertThat(new HashSet<>(messageIds(customer, channel))).hasSize(1);
        assertThat(Collections.frequency(customer.message().getList("events.what"), "OUTCOME_UNKNOWN"))
                .isEqualTo(2);
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("winback_messages_unknown_total\\{channel=\"" + channel + "\"\\} [1-9]");
    }

    @Test
    void aProviderThatDeduplicatesGetsTheMessageUntilItAnswers() {
        var customer = new SampleRecipient().allowing(Channel.CHAT);

        ProviderStandIn.failDuring(Channel.CHAT, Map.of("dropAfterAccept", true), () -> {
            customer.requestMessage("plain", Channel.CHAT);
            eventually().untilAsserted(() -> assertThat(customer.message().getList("events.what"))
                    .isNotEmpty());
        });

        eventually().untilAsserted(() -> assertThat(customer.state()).isEqualTo("SENT"));
        assertThat(customer.received(Channel.CHAT)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"451", "450 4.2.1 mailbox busy"})
    void aTemporaryRefusalIsRetriedUntilTheAttemptsAreUsedUpAndThenTheNextChannelIsTried(String answer) {
        var customer = new SampleRecipient().allowing(Channel.EMAIL, Channel.CHAT);

        ProviderStandIn.failDuring(Channel.EMAIL, Map.of("answer", answer), () -> {
            customer.requestMessage("plain", Channel.EMAIL, Channel.CHAT);
            eventually().until(() -> customer.received(Channel.CHAT) == 1);
        });

        assertThat(customer.messages().getList("items.state")).containsExactly("SENT", "FAILED");
        assertThat(customer.messages().getInt("items[1].attempts")).isEqualTo(3);
        assertThat(customer.received(Channel.EMAIL)).isZero();
    }

    @Test
    void anAddressThatBouncesIsTriedOnceAndSuppressed() {
        var customer = new SampleRecipient().allowing(Channel.EMAIL, Channel.CHAT);

        ProviderStandIn.failDuring(Channel.EMAIL, Map.of("answer", "550 5.1.1 no such user", "stage", "rcpt"), () -> {
            customer.requestMessage("plain", Channel.EMAIL);
            eventually().untilAsserted(() -> assertThat(customer.state()).isEqualTo("FAILED"));
        });
        assertThat(customer.messages().getString("items[0].reason")).isEqualTo("HARD_BOUNCED");
        assertThat(customer.messages().getInt("items[0].attempts")).isEqualTo(1);

        customer.allowing(Channel.EMAIL, Channel.CHAT);
        customer.requestMessage("plain", Channel.EMAIL);

        eventually().untilAsserted(() -> assertThat(customer.state()).isEqualTo("SKIPPED"));
        assertThat(customer.messages().getString("items[0].reason")).isEqualTo("SUPPRESSED");
        assertThat(customer.received(Channel.EMAIL)).isZero();
    }

    @Test
    void refusedContentEndsTheMessageAtOnceWithTheReplyOfTheServer() {
        var customer = new SampleRecipient().allowing(Channel.EMAIL);

        ProviderStandIn.failDuring(Channel.EMAIL, Map.of("answer", "554 5.6.0 we do not like it"), () -> {
            customer.requestMessage("plain", Channel.EMAIL);
            eventually().untilAsserted(() -> assertThat(customer.state()).isEqualTo("FAILED"));
        });

        assertThat(customer.messages().getString("items[0].reason")).isEqualTo("RENDER_ERROR");
        assertThat(customer.messages().getInt("items[0].attempts")).isEqualTo(1);
        assertThat(customer.message().getString("events[0].detail")).contains("we do not like it");
    }

    @Test
    void anOutageThatIsLongerThanAllAttemptsLosesNoMail() {
        var customers = Stream.generate(() -> new SampleRecipient().allowing(Channel.EMAIL))
                .limit(5)
                .toList();

        // At MAIL, as a connection that an earlier mail left open gets no greeting any more.
        ProviderStandIn.failDuring(Channel.EMAIL, Map.of("answer", "421", "stage", "mail"), () -> {
            customers.forEach(customer -> customer.requestMessage("plain", Channel.EMAIL));
            eventually()
                    .until(() -> customers.stream()
                                    .mapToInt(customer -> outages(customer))
                                    .sum()
                            > 6);
        });

        customers.forEach(customer -> eventually().until(() -> "SENT".equals(customer.state())));
        assertThat(customers).allMatch(customer -> customer.received(Channel.EMAIL) == 1);
        assertThat(customers).allMatch(customer -> customer.messages().getInt("items[0].attempts") == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail", "rcpt", "data"})
    void aWithdrawalWhileTheMailServerHangsIsAnsweredSoonAndNoMailFollows(String stage) {
        var customer = new SampleRecipient().allowing(Channel.EMAIL);

        ProviderStandIn.failDuring(Channel.EMAIL, Map.of("hangSeconds", 8, "stage", stage), () -> {
            customer.requestMessage("plain", Channel.EMAIL);
            eventually().until(() -> customer.attempts() == 1);

            var asked = Instant.now();
            customer.withdraw(Channel.EMAIL).then().statusCode(200);

            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(6));
            eventually().untilAsserted(() -> assertThat(customer.state()).isEqualTo("SKIPPED"));
        });

        var next = new SampleRecipient().allowing(Channel.EMAIL);
        next.requestMessage("plain", Channel.EMAIL);
        eventually().until(() -> next.received(Channel.EMAIL) == 1);
        assertThat(customer.received(Channel.EMAIL)).isZero();
    }

    @Test
    void aWithdrawalDoesNotWaitForAMailThatIsAlreadyWritten() {
        var customer = new SampleRecipient().allowing(Channel.EMAIL);

        ProviderStandIn.failDuring(Channel.EMAIL, Map.of("hangSeconds", 10), () -> {
            customer.requestMessage("plain", Channel.EMAIL);
            eventually().until(() -> customer.received(Channel.EMAIL) == 1);

            var asked = Instant.now();
            customer.withdraw(Channel.EMAIL).then().statusCode(200);

            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(6));
        });

        eventually().untilAsserted(() -> assertThat(customer.state()).isEqualTo("SENT"));
        assertThat(customer.received(Channel.EMAIL)).isEqualTo(1);
    }

    @Test
    void aMailServerThatHangsDelaysNoOtherChannel() {
        var hanging = new SampleRecipient().allowing(Channel.EMAIL);
        var other = new SampleRecipient().allowing(Channel.SMS);

        ProviderStandIn.failDuring(Channel.EMAIL, Map.of("hangSeconds", 15, "stage", "mail"), () -> {
            hanging.requestMessage("plain", Channel.EMAIL);
            eventually().until(() -> hanging.attempts() == 1);

            other.requestMessage("plain", Channel.SMS);

            eventually().until(() -> other.received(Channel.SMS) == 1);
            assertThat(hanging.state()).isEqualTo("QUEUED");
        });

        eventually().until(() -> hanging.received(Channel.EMAIL) == 1);
    }

    private static int outages(SampleRecipient customer) {
        var history = customer.messages().getList("items");
        return history.isEmpty() ? 0 : customer.message().getList("events.what").size();
    }

    private static List<String> messageIds(SampleRecipient customer, Channel channel) {
        return customer.inbox(channel)
                .getList("items.headers.'%s'".formatted(channel == Channel.EMAIL ? "Message-ID" : "Message-Id"));
    }
}
