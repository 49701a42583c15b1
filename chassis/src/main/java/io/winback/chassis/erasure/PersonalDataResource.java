package io.winback.chassis.erasure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.ExternalId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /v1/customers/{customerId}/held-data}: all personal data of a customer in this service. */
@Path("/v1/customers/{customerId}/held-data")
@Blocking
class PersonalDataResource {

    private final PersonalDataReader reader;

    PersonalDataResource(PersonalDataReader reader) {
        this.reader = reader;
    }

    @GET
    @Operation(operationId = "getHeldData")
    public Map<String, ArrayNode> get(@PathParam("customerId") @ExternalId String customerId) {
        return reader.of(customerId);
    }
}
