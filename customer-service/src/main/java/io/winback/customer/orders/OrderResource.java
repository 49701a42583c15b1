package io.winback.customer.orders;

import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/orders}: an order that is sent again may add details, and changes nothing else. */
@Path("/v1/orders")
class OrderResource {

    private final RecordOrders recordOrders;
    private final Orders orders;
    private final IdempotencyKeys keys;
    private final Clock clock;

    OrderResource(RecordOrders recordOrders, Orders orders, IdempotencyKeys keys, Clock clock) {
        this.recordOrders = recordOrders;
        this.orders = orders;
        this.keys = keys;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "recordOrder")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrderView.class)))
    @APIResponse(
            responseCode = "200",
            description = "The order was known already. What was not known of it is added. Of two times of promise or"
                    + " delivery the later counts unless they were corrected.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrderView.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "An order with this id has another customer, total, time, items or coupon; the problem names the field.")
    public Response post(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid PlacedOrder order) {
        order.check(clock.instant());
        return keys.once(key, "POST /v1/orders", order, () -> {
            var recorded = recordOrders.record(List.of(order));
            recorded.differing().forEach((id, field) -> {
                throw new Conflict(field, "another order has the id %s: it differs in %s".formatted(id, field));
            });
            return Response.status(recorded.recorded().isEmpty() ? 200 : 201)
                    .entity(OrderView.of(orders.find(order.orderId()).orElseThrow()))
                    .build();
        });
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Operation(operationId = "getOrder")
    @Path("/{orderId}")
    public OrderView get(@PathParam("orderId") @ExternalId String orderId) {
        return orders.find(orderId)
                .map(OrderView::of)
                .orElseThrow(() -> new NotFoundException("there is no order " + orderId));
    }
}
