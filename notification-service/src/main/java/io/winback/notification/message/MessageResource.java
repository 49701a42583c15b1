package io.winback.notification.message;

import io.winback.chassis.audit.ReadsPersonalData;
import io.winback.chassis.http.Page;
import io.winback.events.Channel;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/messages}: messages and their history. */
@Path("/v1/messages")
class MessageResource {

    private final Messages messages;
    private final ViewMessage viewMessage;

    MessageResource(Messages messages, ViewMessage viewMessage) {
        this.messages = messages;
        this.viewMessage = viewMessage;
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @Operation(operationId = "listMessages")
    public Page<MessageView> list(
            @QueryParam("customerId") String customerId,
            @QueryParam("state") MessageState state,
            @QueryParam("channel") Channel channel,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit,
            @QueryParam("after") String after) {
        var before = Page.cursor("after", after).map(id -> Page.parsed("after", id, UUID::fromString));
        var found = messages.page(customerId, state, channel, before.orElse(null), limit + 1);
        return Page.of(found, limit, message -> message.id().toString())
                .map(message -> MessageView.of(message, MessageView.Details.NONE));
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN})
    @ReadsPersonalData
    @Operation(operationId = "getMessage")
    @Path("/{messageId}")
    public MessageView get(@PathParam("messageId") UUID messageId) {
        return viewMessage.view(messageId).orElseThrow(() -> new NotFoundException("there is no message " + messageId));
    }
}
