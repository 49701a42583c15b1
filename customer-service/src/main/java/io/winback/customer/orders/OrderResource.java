package io.winback.customer.orders;

import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.IdempotencyKeys;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code /v1/orders}: an order that is sent again changes nothing. */
@Path("/v1/orders")
class OrderResource {

    private final RecordOrders recordOrders;
    private final IdempotencyKeys keys;
    private final Clock clock;

    OrderResource(RecordOrders recordOrders, IdempotencyKeys keys, Clock clock) {
        this.recordOrders = recordOrders;
        this.keys = keys;
        this.clock = clock;
    }

    @POST
    @Operation(operationId = "recordOrder")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PlacedOrder.class)))
    @APIResponse(
            responseCode = "200",
            description = "The same order was known already.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PlacedOrder.class)))
    @APIResponse(responseCode = "409", description = "Another order has this id.")
    public Response post(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid PlacedOrder order) {
        order.check(clock.instant());
        return keys.once(key, "POST /v1/orders", order, () -> {
            var recorded = recordOrders.record(List.of(order));
            if (!recorded.differing().isEmpty()) {
                throw new Conflict("another order has the id " + order.orderId());
            }
            return Response.status(recorded.recorded().isEmpty() ? 200 : 201)
                    .entity(order)
                    .build();
        });
    }
}
