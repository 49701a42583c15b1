package io.winback.customer.scoring;

import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.InvalidInput;
import io.winback.customer.ShopClock;
import io.winback.customer.jobs.JobView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;

/** {@code /v1/scorings}. */
@Path("/v1/scorings")
class ScoringResource {

    private final ScoreCustomers scoreCustomers;
    private final IdempotencyKeys keys;
    private final ShopClock shopClock;

    ScoringResource(ScoreCustomers scoreCustomers, IdempotencyKeys keys, ShopClock shopClock) {
        this.scoreCustomers = scoreCustomers;
        this.keys = keys;
        this.shopClock = shopClock;
    }

    @POST
    @RolesAllowed({MARKETER, OPERATOR, ADMIN})
    @Operation(operationId = "scoreCustomers")
    @APIResponse(
            responseCode = "202",
            description = "Accepted as a job; Location names it.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    public Response post(@HeaderParam("Idempotency-Key") String key, ScoringRequest request) {
        var today = shopClock.today();
        var asOf = request == null || request.asOf() == null ? today : request.asOf();
        if (asOf.isAfter(today)) {
            throw InvalidInput.inBody("asOf", "must not be after today, %s, but is %s".formatted(today, asOf));
        }
        if (asOf.getYear() < 1900) {
            throw InvalidInput.inBody("asOf", "must not be before 1900, but is " + asOf);
        }
        return keys.once(key, "POST /v1/scorings", new ScoringRequest(asOf), () -> {
            var job = scoreCustomers.score(asOf);
            return Response.accepted(JobView.of(job))
                    .location(JobView.location(job))
                    .build();
        });
    }

    record ScoringRequest(LocalDate asOf) {}
}
