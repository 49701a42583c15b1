package io.winback.chassis.erasure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.ExternalId;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;

/** {@code /v1/customers/{customerId}/held-data}: all that a service holds on a person, as it stands. */
@Path("/v1/customers/{customerId}/held-data")
@Blocking
class PersonalDataResource {

    private final PersonalDataReader holdings;

    PersonalDataResource(PersonalDataReader holdings) {
        this.holdings = holdings;
    }

    @GET
    public Map<String, ArrayNode> get(@PathParam("customerId") @ExternalId String customerId) {
        return holdings.of(customerId);
    }
}
