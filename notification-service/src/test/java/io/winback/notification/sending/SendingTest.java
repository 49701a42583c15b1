package io.winback.notification.sending;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.events.campaign.OutreachRequested;
import io.winback.events.campaign.OutreachWithdrawn;
import io.winback.events.notification.MessageSent;
import io.winback.events.notification.OutreachFailed;
import io.winback.notification.ProviderStandIn;
import io.winback.notification.SampleRecipient;
import io.winback.testkit.EventStream;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.restassured.RestAssured.given;
import static io.winback.testkit.Awaiting.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

/** The messages that recipients receive when providers, the database or single messages fail. */
@QuarkusTest
@TestProfile(ShortWaitsProfile.class)
class SendingTest {

    @Inject
    AgroalDataSource database;

    @ConfigProperty(name = "quarkus.rest-client.chat.connection-pool-size")
    int chatWindow;

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
    @EnumSource(Channel.class)
    void aLateAnswerOfAProviderCounts(Channel channel) {
        var customer = new SampleRecipient().allowing(channel);

        ProviderStandIn.failDuring(channel, Map.of("delayMillis", 4_000), () -> {
            customer.requestMessage("plain", channel);
            eventually().untilAsserted(() -> assertThat(customer.state()).isEqualTo("SENT"));
        });

        assertThat(customer.received(channel)).isEqualTo(1);
        assertThat(customer.messages().getInt("items[0].attempts")).isEqualTo(1);
    }

    @Test
    void anOutageUsesUpNoAttempts() {
        var customer = new SampleRecipient().allowing(Channel.CHAT);

        ProviderStandIn.failDuring(Channel.CHAT, Map.of("refuse", 1), () -> {
            customer.requestMessage("plain", Channel.CHAT);
            eventually().untilAsserted(() -> assertThat(customer.message().getList("events.what"))
                    .hasSizeGreaterThan(4));
        });

        eventually().untilAsserted(() -> assertThat(customer.state()).isEqualTo("SENT"));
        assertThat(customer.received(Channel.CHAT)).isEqualTo(1);
        assertThat(customer.messages().getInt("items[0].attempts")).isEqualTo(1);
    }

    @Test
    void afterAnOutageTheGreatestPriorityIsSentFirst() {
        // The messages of one window are sent at the same time, so that there must be more of them.
        var customers = IntStream.range(0, 2 * chatWindow)
                .mapToObj(i -> new SampleRecipient().allowing(Channel.CHAT))
                .toList();

        ProviderStandIn.failDuring(Channel.CHAT, Map.of("refuse", 1), () -> {
            var first = new SampleRecipient().allowing(Channel.CHAT);
            first.requestMessage("plain", Channel.CHAT);
            eventually().untilAsserted(() -> assertThat(first.message().getList("events.what"))
                    .hasSizeGreaterThan(2));
            for (int i = 0; i < customers.size(); i++) {
                EventStream.publish(customers.get(i).request("plain", i + 1, "CHAT"));
            }
            customers.forEach(customer -> eventually()
                    .until(() -> customer.messages().getList("items").size() == 1));
        });

        customers.forEach(customer -> eventually().until(() -> customer.received(Channel.CHAT) == 1));
        // A message that probed the provider during the outage waits for its own next try.
        var unprobed = customers.stream()
                .filter(customer -> !customer.message().getList("events.what").contains("DEFERRED"))
                .toList();
        assertThat(unprobed).hasSizeGreaterThan(chatWindow);
        assertThat(receivedAt(unprobed.get(unprobed.size() - 1))).isBefore(receivedAt(unprobed.get(0)));
    }

    @Test
    void aMessageThatCannotBeRenderedAffectsNoOtherMessage() {
        var customers = IntStream.range(0, 10)
                .mapToObj(i -> new SampleRecipient().allowing(Channel.CHAT))
                .toList();
        var broken = new SampleRecipient().allowing(Channel.CHAT);
        var good = broken.request("plain", 0, "CHAT");

        EventStream.publish(new OutreachRequested(
                good.customerId(),
                good.episodeId(),
                good.decisionId(),
                1,
                good.campaignId(),
                null,
                good.template(),
                good.channels(),
                null,
                null,
                null,
                null));
        customers.forEach(customer -> customer.requestMessage("plain", Channel.CHAT));

        eventually().untilAsserted(() -> assertThat(broken.state()).isEqualTo("SKIPPED"));
        assertThat(broken.messages().getString("items[0].reason")).isEqualTo("RENDER_ERROR");
        customers.forEach(customer -> eventually().until(() -> customer.state().equals("SENT")));
        customers.forEach(
                customer -> assertThat(customer.received(Channel.CHAT)).isEqualTo(1));
    }

    @Test
    void aRequestThatCannotBeReadFailsOnlyItsMessage() throws SQLException {
        var broken = new SampleRecipient();
        broken.requestMessage("plain", Channel.CHAT);
        eventually().until(() -> "DEFERRED".equals(broken.state()));
        execute(
                "update message set request = '{\"step\": \"later\"}', channel = 'CHAT', state = 'QUEUED', due_at = now()"
                        + " where customer_id = '%s'".formatted(broken.id()));
        var customer = new SampleRecipient().allowing(Channel.CHAT);

        customer.requestMessage("plain", Channel.CHAT);

        eventually().until(() -> customer.received(Channel.CHAT) == 1);
        eventually()
                .until(() ->
                        EventStream.published(OutreachFailed.class, broken.id()).size() == 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdrawn consent", "return"})
    void aMessageThatMayHaveBeenSentNeverEndsAsUnsent(String end) {
        var customer = new SampleRecipient().allowing(Channel.EMAIL, Channel.CHAT);
        ProviderStandIn.failDuring(Channel.EMAIL, Map.of("dropAfterDot", true), () -> {
            var request = customer.requestMessage("plain", Channel.EMAIL, Channel.CHAT);
            eventually().until(() -> customer.message().getList("events.what").contains("OUTCOME_UNKNOWN"));

            if (end.equals("return")) {
                EventStream.publish(
                        new OutreachWithdrawn(customer.id(), request.decisionId(), Refusal.ALREADY_RETURNED));
            } else {
                customer.withdraw(Channel.EMAIL).then().statusCode(200);
            }

            eventually().untilAsserted(() -> assertThat(customer.state()).isEqualTo("SENT"));
        });

        assertThat(EventStream.published(MessageSent.class, customer.id())).hasSize(1);
        assertThat(EventStream.published(OutreachFailed.class, customer.id())).isEmpty();
        assertThat(customer.received(Channel.CHAT)).isZero();
    }

    @Test
    void anOutcomeThatCannotBeStoredIsKeptAndItsMessageIsNotSentAgain() throws SQLException {
        var customer = new SampleRecipient().allowing(Channel.EMAIL);
        var others = IntStream.range(0, 5)
                .mapToObj(i -> new SampleRecipient().allowing(Channel.EMAIL))
                .toList();
        execute("""
                create function refuse_to_store() returns trigger language plpgsql as
                $$ begin raise exception 'not this one'; end $$""");
        execute("""
                create trigger refuse_to_store before update of state on message for each row
                when (new.state = 'SENT' and new.customer_id = '%s') execute function refuse_to_store()""".formatted(customer.id()));
        try {
            customer.requestMessage("plain", Channel.EMAIL);
            others.forEach(other -> other.requestMessage("plain", Channel.EMAIL));

            others.forEach(other -> eventually().until(() -> other.state().equals("SENT")));
            eventually().until(() -> customer.received(Channel.EMAIL) == 1);
            // longer than a lease, so that another worker could claim it
            Awaitility.await()
                    .during(Duration.ofSeconds(3))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> customer.received(Channel.EMAIL) == 1);
        } finally {
            execute("drop trigger refuse_to_store on message");
            execute("drop function refuse_to_store()");
        }

        eventually().untilAsserted(() -> assertThat(customer.state()).isEqualTo("SENT"));
        assertThat(customer.received(Channel.EMAIL)).isEqualTo(1);
    }

    @Test
    void aMessageWhoseAttemptsAllEndedTheProcessFails() throws SQLException {
        var customer = new SampleRecipient();
        customer.requestMessage("plain", Channel.CHAT);
        eventually().until(() -> "DEFERRED".equals(customer.state()));
        execute("update message set attempts = 3 where customer_id = '%s'".formatted(customer.id()));

        customer.allowing(Channel.CHAT);

        eventually().untilAsserted(() -> assertThat(customer.state()).isEqualTo("FAILED"));
        assertThat(customer.received(Channel.CHAT)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void noMessageReachesAProviderAfterTheAnswerToAWithdrawal(Channel channel) {
        var customers = IntStream.range(0, 40)
                .mapToObj(i -> new SampleRecipient().allowing(channel))
                .toList();
        customers.forEach(customer -> eventually()
                .until(() -> given().get("/v1/customers/" + customer.id() + "/consents")
                                .jsonPath()
                                .get(channel.name())
                        == Boolean.TRUE));

        var answers = new ArrayList<CompletableFuture<Instant>>();
        ProviderStandIn.failDuring(channel, Map.of("delayMillis", 50), () -> {
            for (var customer : customers) {
                customer.requestMessage("plain", channel);
                var later = CompletableFuture.delayedExecutor(answers.size() * 50L, TimeUnit.MILLISECONDS);
                answers.add(CompletableFuture.supplyAsync(
                        () -> {
                            // A thread of the common pool may have the class loader of an application that has ended.
                            Thread.currentThread().setContextClassLoader(SendingTest.class.getClassLoader());
                            customer.withdraw(channel).then().statusCode(200);
                            return Instant.now();
                        },
                        later));
            }
            answers.forEach(CompletableFuture::join);
            customers.forEach(customer ->
                    eventually().until(() -> List.of("SENT", "SKIPPED").contains(customer.state())));
        });

        assertThat(customers).anyMatch(customer -> customer.received(channel) == 1);
        for (int i = 0; i < customers.size(); i++) {
            var inbox = customers.get(i).inbox(channel);
            assertThat(inbox.getInt("count")).isLessThanOrEqualTo(1);
            if (inbox.getInt("count") == 1) {
                assertThat(Instant.parse(inbox.getString("items[0].receivedAt")))
                        .isBefore(answers.get(i).join());
            }
        }
    }

    @Test
    void aWithdrawalBetweenTwoTriesEndsTheMessage() {
        var customer = new SampleRecipient().allowing(Channel.CHAT);
        ProviderStandIn.failDuring(Channel.CHAT, Map.of("refuse", 1), () -> {
            customer.requestMessage("plain", Channel.CHAT);
            eventually().untilAsserted(() -> assertThat(customer.message().getList("events.what"))
                    .isNotEmpty());

            customer.withdraw(Channel.CHAT).then().statusCode(200);
        });

        eventually().untilAsserted(() -> assertThat(customer.state()).isEqualTo("SKIPPED"));
        assertThat(customer.messages().getString("items[0].reason")).isEqualTo("NO_CONSENT");
        assertThat(customer.received(Channel.CHAT)).isZero();
    }

    @Test
    void aMessageThatWaitsForAProviderThatHangsIsRecalled() {
        var customers = IntStream.range(0, 40)
                .mapToObj(i -> new SampleRecipient().allowing(Channel.CHAT))
                .toList();
        var waiting = customers.subList(35, 40);
        ProviderStandIn.failDuring(Channel.CHAT, Map.of("delayMillis", 10_000), () -> {
            customers.forEach(customer -> customer.requestMessage("plain", Channel.CHAT));
            waiting.forEach(customer -> eventually()
                    .until(() -> !customer.messages().getList("items").isEmpty()));

            waiting.forEach(customer -> EventStream.publish(new OutreachWithdrawn(
                    customer.id(),
                    UUID.fromString(customer.messages().getString("items[0].decisionId")),
                    Refusal.ALREADY_RETURNED)));

            waiting.forEach(customer -> eventually().until(() -> "SKIPPED".equals(customer.state())));
        });

        customers.forEach(customer -> eventually().until(() -> !"QUEUED".equals(customer.state())));
        waiting.forEach(customer -> assertThat(customer.received(Channel.CHAT)).isZero());
    }

    @Test
    void theWorkersReportTheirLivenessAndTheAgeOfTheOldestMessage() {
        given().get("/q/health/live").then().statusCode(200).body("checks.name", hasItem("Sending workers"));
        assertThat(given().get("/q/metrics").asString())
                .containsPattern("winback_messages_oldest_due_seconds\\{channel=\"EMAIL\"\\} [0-9]");
    }

    private static Instant receivedAt(SampleRecipient customer) {
        return Instant.parse(customer.inbox(Channel.CHAT).getString("items[0].receivedAt"));
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
