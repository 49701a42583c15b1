package io.winback.notification.channel.chat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of the LINE Messaging API that this service uses. */
@RegisterRestClient(configKey = "chat")
@RegisterProvider(LineApi.Permission.class)
@Path("/v2/bot/message")
interface LineApi {

    /** @param retryKey a message is delivered once for each key; a repeated key is answered with 409 */
    @POST
    @Path("/push")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> push(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("X-Line-Retry-Key") UUID retryKey,
            Push push);

    /**
     * A message to one user.
     *
     * @param permission asked after connecting, immediately before the first byte is written
     */
    record Push(String to, List<Text> messages, @JsonIgnore BooleanSupplier permission) {}

    /** A message of type {@code text}. */
    record Text(String type, String text) {}

    /**
     * Keeps a push without permission from being written. The client makes the body after it has connected, and writes it with the
     * head of the request afterwards.
     */
    final class Permission implements WriterInterceptor {

        @Override
        public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
            context.proceed();
            if (context.getEntity() instanceof Push push && !push.permission().getAsBoolean()) {
                throw new IOException("the push may not be written");
            }
        }
    }
}
