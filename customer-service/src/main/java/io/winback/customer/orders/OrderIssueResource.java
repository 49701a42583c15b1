package io.winback.customer.orders;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.PastInstant;
import io.winback.chassis.http.StorableLines;
import io.winback.events.customer.ChurnReason;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** {@code /v1/returns} and {@code /v1/payment-failures}: issues with an order after it was placed. */
@Path("/v1")
@Blocking
class OrderIssueResource {

    private final RecordOrderIssue recordOrderIssue;
    private final IdempotencyKeys keys;
    private final Clock clock;

    OrderIssueResource(RecordOrderIssue recordOrderIssue, IdempotencyKeys keys, Clock clock) {
        this.recordOrderIssue = recordOrderIssue;
        this.keys = keys;
        this.clock = clock;
    }

    @POST
    @Operation(operationId = "recordReturn")
    @Path("/returns")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrderIssueView.class)))
    public Response returned(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid Return request) {
        var at = PastInstant.of("returnedAt", request.returnedAt(), clock.instant());
        return keys.once(
                key,
                "POST /v1/returns",
                request,
                () -> created(recordOrderIssue.recordReturn(
                        request.customerId(), request.orderId(), request.reason(), request.comment(), at)));
    }

    @POST
    @Operation(operationId = "recordPaymentFailure")
    @Path("/payment-failures")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrderIssueView.class)))
    public Response notPaid(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid PaymentFailure request) {
        var at = PastInstant.of("failedAt", request.failedAt(), clock.instant());
        return keys.once(
                key,
                "POST /v1/payment-failures",
                request,
                () -> created(recordOrderIssue.recordPaymentFailure(
                        request.customerId(), request.orderId(), request.comment(), at)));
    }

    private static Response created(OrderIssue orderIssue) {
        return Response.status(201).entity(OrderIssueView.of(orderIssue)).build();
    }

    @Schema(name = "OrderReturn")
    record Return(
            @NotNull @ExternalId String customerId,
            @NotNull @ExternalId String orderId,
            Instant returnedAt,
            ChurnReason reason,
            @Size(max = 4_000) @StorableLines String comment) {}

    record PaymentFailure(
            @NotNull @ExternalId String customerId,
            @ExternalId String orderId,
            Instant failedAt,
            @Size(max = 4_000) @StorableLines String comment) {}

    record OrderIssueView(
            UUID id,
            OrderIssueKind kind,
            String customerId,
            String orderId,
            ChurnReason reason,
            double confidence,
            String comment,
            Instant happenedAt) {

        static OrderIssueView of(OrderIssue orderIssue) {
            return new OrderIssueView(
                    orderIssue.id(),
                    orderIssue.kind(),
                    orderIssue.customerId(),
                    orderIssue.orderId(),
                    orderIssue.reason(),
                    orderIssue.confidence(),
                    orderIssue.comment(),
                    orderIssue.happenedAt());
        }
    }
}
