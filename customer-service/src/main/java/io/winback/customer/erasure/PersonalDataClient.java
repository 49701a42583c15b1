package io.winback.customer.erasure;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Reads the personal data that another service holds. */
interface PersonalDataClient {

    @GET
    @Path("/v1/customers/{customerId}/held-data")
    @Produces(MediaType.APPLICATION_JSON)
    JsonNode heldOn(@PathParam("customerId") String customerId);
}
