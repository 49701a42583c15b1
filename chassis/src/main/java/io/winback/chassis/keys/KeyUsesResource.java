package io.winback.chassis.keys;

import io.smallrye.common.annotation.Blocking;
import io.winback.chassis.http.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.SERVICE;

/** {@code /v1/key-uses}: the last use of each issued key at this service. campaign-service reads it, and shows it with the keys. */
@Path("/v1/key-uses")
@Blocking
class KeyUsesResource {

    private static final UUID FIRST = new UUID(0, 0);

    private final KnownKeys knownKeys;

    KeyUsesResource(KnownKeys knownKeys) {
        this.knownKeys = knownKeys;
    }

    @GET
    @RolesAllowed(SERVICE)
    @Operation(operationId = "listKeyUses")
    public Page<KeyUse> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit, @QueryParam("after") String after) {
        var last = Page.cursor("after", after)
                .map(cursor -> Page.parsed("after", cursor, UUID::fromString))
                .orElse(FIRST);
        return Page.of(
                knownKeys.usesAfter(last, limit + 1), limit, use -> use.keyId().toString());
    }
}
