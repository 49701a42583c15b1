package io.winback.chassis.erasure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.Pattern;
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
    public Map<String, ArrayNode> get(
            @PathParam("customerId") @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String customerId) {
        return holdings.of(customerId);
    }
}
