package io.winback.customer.churn;

import io.winback.chassis.http.ExternalId;
import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.PastInstant;
import io.winback.chassis.http.StorableLines;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/cancellations}. */
@Path("/v1/cancellations")
class CancellationResource {

    private final CancelCustomer cancelCustomer;
    private final IdempotencyKeys keys;
    private final Clock clock;

    CancellationResource(CancelCustomer cancelCustomer, IdempotencyKeys keys, Clock clock) {
        this.cancelCustomer = cancelCustomer;
        this.keys = keys;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({SUPPORT, INTEGRATOR, ADMIN})
    @Operation(operationId = "cancelCustomer")
    @APIResponse(
            responseCode = "201",
            description = "Created.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CancellationView.class)))
    public Response post(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid CancellationRequest request) {
        var cancelledAt = PastInstant.of("cancelledAt", request.cancelledAt(), clock.instant());
        return keys.once(key, "POST /v1/cancellations", request, () -> {
            var cancellation = cancelCustomer.cancel(
                    request.customerId(),
                    request.reason() == null ? ChurnReason.UNKNOWN : request.reason(),
                    request.comment(),
                    cancelledAt);
            return Response.status(201)
                    .entity(CancellationView.of(cancellation))
                    .build();
        });
    }

    record CancellationRequest(
            @NotNull @ExternalId String customerId,

            ChurnReason reason,

            @Size(max = 4_000) @StorableLines String comment,

            Instant cancelledAt) {}

    record CancellationView(
            UUID cancellationId,
            String customerId,
            @Nullable ChurnReason reason,
            @Nullable String comment,
            Instant cancelledAt) {

        static CancellationView of(Cancellation cancellation) {
            return new CancellationView(
                    cancellation.id(),
                    cancellation.customerId(),
                    cancellation.reason(),
                    cancellation.comment(),
                    cancellation.cancelledAt());
        }
    }
}
