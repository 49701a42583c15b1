package io.winback.notification.channel;

import io.winback.events.Channel;
import io.winback.events.Refusal;
import io.winback.notification.NotificationConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
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
    public CompletionStage<Delivery> send(Outgoing message) {
        var push = new LineApi.Push(
                message.address(),
                List.of(new LineApi.Text("text", message.content().text())));
        return line.push(authorization, message.messageId(), push)
                .map(response -> delivery(response.getStatus()))
                .onFailure(WebApplicationException.class)
                .recoverWithItem(ChatMessenger::answered)
                .onFailure()
                .recoverWithItem(failure -> new Delivery.Later(failure.toString()))
                .subscribeAsCompletionStage();
    }

    private static Delivery answered(Throwable failure) {
        return delivery(((WebApplicationException) failure).getResponse().getStatus());
    }

    private static Delivery delivery(int status) {
        if (status < 300 || status == Response.Status.CONFLICT.getStatusCode()) {
            return new Delivery.Accepted();
        }
        // Anything but a no to the message or the person, such as to our token, is ours to mend.
        return status == Response.Status.BAD_REQUEST.getStatusCode()
                        || status == Response.Status.NOT_FOUND.getStatusCode()
                ? new Delivery.Refused(Refusal.HARD_BOUNCED, "the provider answered " + status)
                : new Delivery.Later("the provider answered " + status);
    }
}
