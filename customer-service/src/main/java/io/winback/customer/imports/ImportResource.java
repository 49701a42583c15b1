package io.winback.customer.imports;

import io.smallrye.common.annotation.Blocking;
import io.winback.customer.jobs.Job;
import io.winback.customer.jobs.JobView;
import io.winback.events.rest.InvalidInput;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.function.Function;

/** {@code /v1/imports}: files of orders or customers. */
@Path("/v1/imports")
@Blocking
class ImportResource {

    private final ImportFile importFile;

    ImportResource(ImportFile importFile) {
        this.importFile = importFile;
    }

    @POST
    @Consumes("text/csv")
    public Response csv(@QueryParam("kind") String kind, InputStream body) {
        return accept(kind, body, importFile::ordersAsCsv, importFile::customersAsCsv);
    }

    @POST
    @Consumes("application/x-ndjson")
    public Response ndjson(@QueryParam("kind") String kind, InputStream body) {
        return accept(kind, body, importFile::ordersAsJson, importFile::customersAsJson);
    }

    private static Response accept(
            String kind, InputStream body, Function<InputStream, Job> orders, Function<InputStream, Job> customers) {
        if ("orders".equals(kind)) {
            return JobView.accepted(orders.apply(body));
        }
        if ("customers".equals(kind)) {
            return JobView.accepted(customers.apply(body));
        }
        throw new InvalidInput("kind", "query", "must be orders or customers");
    }
}
