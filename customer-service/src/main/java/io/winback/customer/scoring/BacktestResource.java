package io.winback.customer.scoring;

import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.InvalidInput;
import io.winback.customer.ShopClock;
import io.winback.customer.jobs.JobKind;
import io.winback.customer.jobs.JobView;
import io.winback.customer.jobs.Jobs;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
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
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SERVICE;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/** {@code /v1/scorings/backtests}: how well rules and models predict the past of the shop. */
@Path("/v1/scorings/backtests")
class BacktestResource {

    private final BacktestScoring backtestScoring;
    private final Jobs jobs;
    private final IdempotencyKeys keys;
    private final ShopClock shopClock;

    BacktestResource(BacktestScoring backtestScoring, Jobs jobs, IdempotencyKeys keys, ShopClock shopClock) {
        this.backtestScoring = backtestScoring;
        this.jobs = jobs;
        this.keys = keys;
        this.shopClock = shopClock;
    }

    @POST
    @RolesAllowed({MARKETER, OPERATOR, ADMIN})
    @Operation(operationId = "backtestScoring")
    @APIResponse(
            responseCode = "202",
            description = "Accepted as a job; Location names it.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    public Response post(@HeaderParam("Idempotency-Key") String key, @NotNull @Valid BacktestRequest request) {
        if (request.calibrateUntil().getYear() < 1900) {
            throw InvalidInput.inBody("calibrateUntil", "must not be before 1900, but is " + request.calibrateUntil());
        }
        if (!request.calibrateUntil().isBefore(request.testUntil())) {
            throw InvalidInput.inBody(
                    "testUntil",
                    "must be after calibrateUntil, %s, but is %s"
                            .formatted(request.calibrateUntil(), request.testUntil()));
        }
        var today = shopClock.today();
        if (request.testUntil().isAfter(today)) {
            throw InvalidInput.inBody(
                    "testUntil", "must not be after today, %s, but is %s".formatted(today, request.testUntil()));
        }
        return keys.once(key, "POST /v1/scorings/backtests", request, () -> {
            var job = backtestScoring.backtest(request.calibrateUntil(), request.testUntil());
            return Response.accepted(JobView.of(job))
                    .location(JobView.location(job))
                    .build();
        });
    }

    /** The job of the last backtest. */
    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, OPERATOR, ADMIN, SERVICE})
    @Operation(operationId = "getLatestBacktest")
    @APIResponse(
            responseCode = "200",
            description = "The present state.",
            content =
                    @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = JobView.class)))
    @APIResponse(responseCode = "404", description = "There is none yet.")
    @Path("/latest")
    public JobView latest() {
        return jobs.lastDone(JobKind.BACKTEST)
                .map(JobView::of)
                .orElseThrow(() -> new NotFoundException("no backtest has run yet"));
    }

    record BacktestRequest(
            @NotNull LocalDate calibrateUntil, @NotNull LocalDate testUntil) {}
}
