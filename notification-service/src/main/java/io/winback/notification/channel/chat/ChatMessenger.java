package io.winback.notification.channel.chat;

import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.NotificationConfiguration;
import io.winback.notification.channel.Handover;
import io.winback.notification.channel.Messenger;
import io.winback.notification.channel.Outgoing;
import io.winback.notification.channel.ProviderResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Chat by HTTP. The provider keeps our message ids, so that one it has is never shown twice. */
@ApplicationScoped
class ChatMessenger implements Messenger {

    private final LineApi line;
    private final int window;
    private final String authorization;

    ChatMessenger(
            @RestClient LineApi line,
            @ConfigProperty(name = "quarkus.rest-client.chat.connection-pool-size") int window,
            NotificationConfiguration configuration) {
        this.line = line;
        this.window = window;
        this.authorization = "Bearer " + configuration.chat().token();
    }

    @Override
    public Channel channel() {
        return Channel.CHAT;
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
    public CompletionStage<ProviderResponse> send(Outgoing message, Handover handover) {
        var push = new LineApi.Push(
                message.address(),
                List.of(new LineApi.Text("text", message.content().text())));
        if (!handover.begin()) {
            return CompletableFuture.completedFuture(new ProviderResponse.NotHandedOver());
        }
        return line.push(authorization, message.messageId(), push)
                .map(response -> response(response.getStatus()))
                .onFailure(WebApplicationException.class)
                .recoverWithItem(ChatMessenger::answered)
                .onFailure()
                .recoverWithItem(failure -> new ProviderResponse.Unknown(failure.toString()))
                .subscribeAsCompletionStage();
    }

    private static ProviderResponse answered(Throwable failure) {
        return response(((WebApplicationException) failure).getResponse().getStatus());
    }

    private static ProviderResponse response(int status) {
        if (status < 300 || status == Response.Status.CONFLICT.getStatusCode()) {
            return new ProviderResponse.Accepted();
        }
        // Anything but a no to the message or the person, such as to our token, is ours to mend.
        return status == Response.Status.BAD_REQUEST.getStatusCode()
                        || status == Response.Status.NOT_FOUND.getStatusCode()
                ? new ProviderResponse.Refused(Refusal.HARD_BOUNCED, "the provider answered " + status)
                : new ProviderResponse.Unavailable("the provider answered " + status, null);
    }
}
