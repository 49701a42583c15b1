package io.winback.chassis.erasure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.audit.ReadsPersonalData;
import io.winback.chassis.http.ExternalId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.SERVICE;
import static io.winback.chassis.access.Role.Names.SUPPORT;

/** {@code /v1/customers/{customerId}/held-data}: all personal data of a customer in this service. */
@Path("/v1/customers/{customerId}/held-data")
@Blocking
class PersonalDataResource {

    private final PersonalDataReader reader;

    PersonalDataResource(PersonalDataReader reader) {
        this.reader = reader;
    }

    @GET
    @RolesAllowed({SUPPORT, ADMIN, SERVICE})
    @ReadsPersonalData
    @Operation(operationId = "getHeldData")
    public Map<String, ArrayNode> get(@PathParam("customerId") @ExternalId String customerId) {
        return reader.of(customerId);
    }
}
