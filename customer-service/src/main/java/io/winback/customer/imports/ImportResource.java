package io.winback.customer.imports;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.InvalidInput;
import io.winback.customer.imports.ImportFile.Format;
import io.winback.customer.jobs.JobKind;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

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
    public Response csv(
            @HeaderParam("Idempotency-Key") String key,
            @QueryParam("kind") String kind,
            @QueryParam("blankCells") String blankCells,
            InputStream body) {
        return later(key, kind(kind), Format.CSV, blankCells, body);
    }

    @POST
    @Consumes("application/x-ndjson")
    public Response ndjson(
            @HeaderParam("Idempotency-Key") String key,
            @QueryParam("kind") String kind,
            @QueryParam("blankCells") String blankCells,
            InputStream body) {
        return later(key, kind(kind), Format.NDJSON, blankCells, body);
    }

    private Response later(String key, JobKind kind, Format format, String blankCells, InputStream body) {
        if (blankCells != null && kind != JobKind.IMPORT_CUSTOMERS) {
            throw new InvalidInput("blankCells", "query", "is for kind=customers only");
        }
        return importFile.later(key, kind, format, BlankCells.of(blankCells), body);
    }

    private static JobKind kind(String name) {
        if ("orders".equals(name)) {
            return JobKind.IMPORT_ORDERS;
        }
        if ("customers".equals(name)) {
            return JobKind.IMPORT_CUSTOMERS;
        }
        throw new InvalidInput("kind", "query", "must be orders or customers");
    }
}
