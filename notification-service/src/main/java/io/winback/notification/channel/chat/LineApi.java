package io.winback.notification.channel.chat;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The part of the LINE Messaging API that we use. */
@RegisterRestClient(configKey = "chat")
@Path("/v2/bot/message")
interface LineApi {

    /** @param retryKey the same key is delivered once; it answers 409 when it was */
    @POST
    @Path("/push")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<Response> push(
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("X-Line-Retry-Key") UUID retryKey,
            Push push);

    /** A message to one person. */
    record Push(String to, List<Text> messages) {}

    /** What is said. */
    record Text(String type, String text) {}
}
