package io.winback.notification.channel.chat;

import io.smallrye.mutiny.subscription.Cancellable;
import io.winback.chassis.http.FailureInWords;
import io.winback.events.Channel;
import io.winback.notification.channel.AddressKind;
import io.winback.notification.channel.Handover;
import io.winback.notification.channel.Messenger;
import io.winback.notification.channel.OutgoingMessage;
import io.winback.notification.channel.ProviderResponse;
import io.winback.notification.text.TextLength;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Chat by the LINE Messaging API. It deduplicates by the message id. */
@ApplicationScoped
class ChatMessenger implements Messenger {

    /** The most UTF-16 units of a text of the LINE Messaging API. */
    private static final int MOST_UNITS = 5_000;

    private final LineApi line;
    private final int window;
    private final String authorization;
    private final Clock clock;

    ChatMessenger(
            @RestClient LineApi line,
            @ConfigProperty(name = "quarkus.rest-client.chat.connection-pool-size") int window,
            ChatConfiguration configuration,
            Clock clock) {
        this.line = line;
        this.window = window;
        this.authorization = "Bearer " + configuration.token();
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.CHAT;
    }

    @Override
    public AddressKind addressKind() {
        return AddressKind.LINE;
    }

    @Override
    public int window() {
        return window;
    }

    @Override
    public boolean deduplicates() {
        return true;
    }

    @Override
    public TextLength measure(String text) {
        return TextLength.ofUnits(text, MOST_UNITS, "a chat message");
    }

    /**
     * The client connects after {@link Handover#begin}, and does not report when the request is written. So the permission is
     * asked again when it has connected. The request counts as being written until it is answered, and a recall cancels it.
     */
    @Override
    public CompletionStage<ProviderResponse> send(OutgoingMessage message, Handover handover) {
        if (!handover.begin()) {
            return CompletableFuture.completedFuture(new ProviderResponse.NotHandedOver());
        }
        return new Attempt().send(message, handover);
    }

    /** One request. If it is cancelled while it waits for its connection, the provider receives nothing. */
    private final class Attempt {

        private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.CONNECTING);
        private final CompletableFuture<Cancellable> request = new CompletableFuture<>();
        private final CompletableFuture<ProviderResponse> answer = new CompletableFuture<>();

        private CompletionStage<ProviderResponse> send(OutgoingMessage message, Handover handover) {
            var text = new LineApi.Text("text", message.content().text());
            var push = new LineApi.Push(message.address(), List.of(text), () -> startWriting(handover));
            request.complete(line.push(authorization, message.messageId(), push)
                    .map(response -> PushStatus.response(response, clock.instant()))
                    .onFailure()
                    .recoverWithItem(this::failed)
                    .subscribe()
                    .with(answer::complete, answer::completeExceptionally));
            handover.onCancel(this::cancel);
            return answer.whenComplete((response, failure) -> handover.written());
        }

        /** Without permission the request is cancelled, so that its connection is free again. */
        private boolean startWriting(Handover handover) {
            if (!handover.isStillAllowed()) {
                cancel();
            }
            return stage.compareAndSet(Stage.CONNECTING, Stage.WRITING);
        }

        private void cancel() {
            boolean nothingIsWritten = stage.compareAndSet(Stage.CONNECTING, Stage.CANCELLED);
            request.thenAccept(Cancellable::cancel);
            answer.complete(
                    nothingIsWritten
                            ? new ProviderResponse.NotHandedOver()
                            : new ProviderResponse.Unknown("the request was cancelled before its answer"));
        }

        private ProviderResponse failed(Throwable failure) {
            if (failure instanceof WebApplicationException refusal) {
                return PushStatus.response(refusal.getResponse(), clock.instant());
            }
            var words = FailureInWords.of(failure, "the connection failed");
            return stage.get() == Stage.WRITING
                    ? new ProviderResponse.Unknown("no answer of the chat provider: " + words)
                    : new ProviderResponse.Unavailable("the chat provider cannot be reached: " + words, null);
        }
    }

    private enum Stage {
        CONNECTING,
        WRITING,
        CANCELLED
    }
}
