package io.winback.customer.lifecycle;

import io.winback.customer.CustomerConfiguration;
import io.winback.customer.jobs.JobView;
import io.winback.events.rest.InvalidInput;
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
    private final Clock clock;
    private final ZoneId usualZone;

    ScoringResource(ScoreCustomers scoreCustomers, Clock clock, CustomerConfiguration configuration) {
        this.scoreCustomers = scoreCustomers;
        this.clock = clock;
        this.usualZone = ZoneId.of(configuration.timeZone());
    }

    @POST
    public Response post(Request request) {
        var today = LocalDate.ofInstant(clock.instant(), usualZone);
        var asOf = request == null || request.asOf() == null ? today : request.asOf();
        if (asOf.isAfter(today)) {
            throw InvalidInput.inBody("asOf", "is in the future");
        }
        if (asOf.getYear() < 1900) {
            throw InvalidInput.inBody("asOf", "is too long ago");
        }
        return JobView.accepted(scoreCustomers.asOf(asOf));
    }

    record Request(LocalDate asOf) {}
}
