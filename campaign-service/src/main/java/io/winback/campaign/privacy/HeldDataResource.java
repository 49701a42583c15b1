package io.winback.campaign.privacy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.common.annotation.Blocking;
import io.winback.events.privacy.Holdings;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;

/** {@code /v1/customers/{customerId}/held-data}: all that this service holds on a person, as it stands. */
@Path("/v1/customers/{customerId}/held-data")
@Blocking
class HeldDataResource {

    private static final Map<String, String> ROWS = Map.of(
            "episodes",
            "select * from episode where customer_id = ?",
            "decisions",
            "select * from decision where customer_id = ?",
            "enrolments",
            "select * from enrolment where episode_id in (select episode_id from episode where customer_id = ?)");

    private final Holdings holdings;

    HeldDataResource(Holdings holdings) {
        this.holdings = holdings;
    }

    @GET
    public Map<String, ArrayNode> get(
            @PathParam("customerId") @Pattern(regexp = "[A-Za-z0-9._-]{1,64}") String customerId) {
        return holdings.of(customerId, ROWS);
    }
}
