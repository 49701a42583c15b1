package io.winback.customer.scoring;

import io.winback.chassis.http.IdempotencyKeys;
import io.winback.chassis.http.InvalidInput;
import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.JobView;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** {@code /v1/scorings}. */
@Path("/v1/scorings")
class ScoringResource {

    private final ScoreCustomers scoreCustomers;
    private final IdempotencyKeys keys;
    private final Clock clock;
    private final ZoneId usualZone;

    ScoringResource(
            ScoreCustomers scoreCustomers, IdempotencyKeys keys, Clock clock, CustomerConfiguration configuration) {
        this.scoreCustomers = scoreCustomers;
        this.keys = keys;
        this.clock = clock;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    @POST
    public Response post(@HeaderParam("Idempotency-Key") String key, Request request) {
        var today = LocalDate.ofInstant(clock.instant(), usualZone);
        var asOf = request == null || request.asOf() == null ? today : request.asOf();
        if (asOf.isAfter(today)) {
            throw InvalidInput.inBody("asOf", "is in the future");
        }
        if (asOf.getYear() < 1900) {
            throw InvalidInput.inBody("asOf", "is too long ago");
        }
        return keys.once(
                key, "POST /v1/scorings", new Request(asOf), () -> JobView.accepted(scoreCustomers.score(asOf)));
    }

    record Request(LocalDate asOf) {}
}
