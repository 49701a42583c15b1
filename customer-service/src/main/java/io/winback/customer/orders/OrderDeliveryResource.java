package io.winback.customer.orders;

import io.winback.chassis.http.ExternalId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/orders/{orderId}/delivery}: corrections of the times of promise and delivery. */
@Path("/v1/orders/{orderId}/delivery")
class OrderDeliveryResource {

    private final CorrectDelivery correctDelivery;

    OrderDeliveryResource(CorrectDelivery correctDelivery) {
        this.correctDelivery = correctDelivery;
    }

    @PUT
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "correctDelivery")
    @APIResponse(
            responseCode = "200",
            description = "Corrected. Both times are replaced and an absent time is removed. Orders that are sent"
                    + " again and imports do not change them from then on so that an older file cannot undo the"
                    + " correction. Another correction replaces it.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrderView.class)))
    @APIResponse(responseCode = "404", description = "There is no such resource.")
    public OrderView put(@PathParam("orderId") @ExternalId String orderId, @NotNull @Valid OrderDelivery delivery) {
        return correctDelivery
                .correct(orderId, delivery)
                .map(OrderView::of)
                .orElseThrow(() -> new NotFoundException("there is no order " + orderId));
    }
}
