package io.winback.customer.orders;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.PastInstant;
import io.winback.chassis.http.StorableLines;
import io.winback.events.Money;
import io.winback.events.customer.ChurnReason;
import jakarta.annotation.Nullable;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/returns} and {@code /v1/payment-failures}: issues with an order after it was placed. */
@Path("/v1")
@Blocking
class OrderIssueResource {

    private final RecordPaymentFailure recordPaymentFailure;
    private final AcceptReturn acceptReturn;
    private final IdempotencyKeys keys;
    private final Clock clock;

    OrderIssueResource(
            RecordPaymentFailure recordPaymentFailure, AcceptReturn acceptReturn, IdempotencyKeys keys, Clock clock) {
        this.recordPaymentFailure = recordPaymentFailure;
        this.acceptReturn = acceptReturn;
        this.keys = keys;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "recordReturn")
    @Path("/returns")
    @APIResponse(
            responseCode = "201",
            description =
                    "Created. The revenue of the customer is lower by the amount; if the order is not known yet, when it"
                            + " arrives. A return that was known already changes nothing.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = OrderIssueView.class)))
    public Response returned(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid Return request) {
        if (request.returnedAt() != null) {
            PastInstant.of("returnedAt", request.returnedAt(), clock.instant());
        }
        var returned = request.toReturn();
        returned.check();
        return keys.once(key, "POST /v1/returns", request, () -> {
            var accepted = acceptReturn.accept(returned);
            return created(OrderIssueView.of(accepted.issue(), accepted.warnings()));
        });
    }

    @POST
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
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
                () -> created(OrderIssueView.of(
                        recordPaymentFailure.record(request.customerId(), request.orderId(), request.comment(), at),
                        List.of())));
    }

    private static Response created(OrderIssueView view) {
        return Response.status(201).entity(view).build();
    }

    /**
     * A return or a refund. Two returns with the same order, time and amount are one.
     *
     * @param returnedAt now, if absent
     * @param amount the whole order, if absent
     */
    @Schema(name = "OrderReturn")
    record Return(
            @NotNull @ExternalId String customerId,
            @NotNull @ExternalId String orderId,
            Instant returnedAt,
            Money amount,
            ChurnReason reason,
            @Size(max = 4_000) @StorableLines String comment) {

        private OrderReturn toReturn() {
            return new OrderReturn(orderId, customerId, returnedAt, amount, reason, comment);
        }
    }

    record PaymentFailure(
            @NotNull @ExternalId String customerId,
            @ExternalId String orderId,
            Instant failedAt,
            @Size(max = 4_000) @StorableLines String comment) {}

    /**
     * An issue with an order.
     *
     * @param amount of a return; absent for the whole order
     * @param warnings what of a return lowers no revenue, such as an amount above the total of the order
     */
    record OrderIssueView(
            UUID id,
            OrderIssueKind kind,
            String customerId,
            @Nullable String orderId,
            @Nullable Money amount,
            @Nullable ChurnReason reason,
            double confidence,
            @Nullable String comment,
            Instant happenedAt,
            List<String> warnings) {

        static OrderIssueView of(OrderIssue orderIssue, List<String> warnings) {
            return new OrderIssueView(
                    orderIssue.id(),
                    orderIssue.kind(),
                    orderIssue.customerId(),
                    orderIssue.orderId(),
                    orderIssue.amount(),
                    orderIssue.reason(),
                    orderIssue.confidence(),
                    orderIssue.comment(),
                    orderIssue.happenedAt(),
                    warnings);
        }
    }
}
