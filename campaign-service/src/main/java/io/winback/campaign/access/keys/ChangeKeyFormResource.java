package io.winback.campaign.access.keys;

import io.smallrye.common.annotation.Blocking;
import io.winback.campaign.access.FormTokens;
import io.winback.campaign.access.ShownOnce;
import io.winback.chassis.access.Caller;
import io.winback.chassis.http.Conflict;
import io.winback.chassis.http.ConsolePage;
import io.winback.chassis.http.InvalidInput;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;

/** {@code /console/keys/{keyId}}: the forms that replace and revoke a key. */
@Path(KeysPageResource.ADDRESS + "/{keyId}")
@Blocking
class ChangeKeyFormResource {

    private final RotateKey rotateKey;
    private final RevokeKey revokeKey;
    private final KeyViews keyViews;
    private final ShownOnce shownOnce;
    private final FormTokens formTokens;
    private final Caller caller;

    ChangeKeyFormResource(
            RotateKey rotateKey,
            RevokeKey revokeKey,
            KeyViews keyViews,
            ShownOnce shownOnce,
            FormTokens formTokens,
            Caller caller) {
        this.rotateKey = rotateKey;
        this.revokeKey = revokeKey;
        this.keyViews = keyViews;
        this.shownOnce = shownOnce;
        this.formTokens = formTokens;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(ADMIN)
    @Path("/rotation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response rotate(
            @PathParam("keyId") UUID keyId, MultivaluedMap<String, String> fields, @Context HttpHeaders headers) {
        if (!formTokens.isOwn(fields.getFirst(FormTokens.FIELD))) {
            return page(FormTokens.EXPIRED, KeyFault.EXPIRED, headers);
        }
        try {
            var issued = rotateKey.rotate(
                    keyId, overlap(fields).duration(), null, caller.name().orElseThrow());
            return KeysPageResource.open(ShownKey.of(issued, true), shownOnce);
        } catch (InvalidInput e) {
            return page(400, KeyFault.of(e), headers);
        } catch (Conflict e) {
            return page(409, KeyFault.NOT_ACTIVE, headers);
        }
    }

    @POST
    @RolesAllowed(ADMIN)
    @Path("/revocation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revoke(
            @PathParam("keyId") UUID keyId, MultivaluedMap<String, String> fields, @Context HttpHeaders headers) {
        if (!formTokens.isOwn(fields.getFirst(FormTokens.FIELD))) {
            return page(FormTokens.EXPIRED, KeyFault.EXPIRED, headers);
        }
        revokeKey.revoke(keyId, caller.name().orElseThrow());
        return ConsolePage.open(KeysPageResource.AFTER_REVOCATION);
    }

    /** The address of a form, which a browser keeps after a refusal. */
    @GET
    @RolesAllowed(ADMIN)
    @Path("/rotation")
    @Operation(hidden = true)
    public Response openPageOfRotation() {
        return ConsolePage.open(KeysPageResource.ADDRESS);
    }

    /** The address of a form, which a browser keeps after a refusal. */
    @GET
    @RolesAllowed(ADMIN)
    @Path("/revocation")
    @Operation(hidden = true)
    public Response openPageOfRevocation() {
        return ConsolePage.open(KeysPageResource.ADDRESS);
    }

    private Response page(int status, KeyFault fault, HttpHeaders headers) {
        var content = new KeysContent(keyViews.page(null, KeysPageResource.PAGE), null, KeyForm.EMPTY, fault);
        return KeysPageResource.page(status, content, formTokens.present(), headers);
    }

    private static KeyOverlap overlap(MultivaluedMap<String, String> fields) {
        return Arrays.stream(KeyOverlap.values())
                .filter(overlap -> overlap.name().equals(fields.getFirst("overlap")))
                .findFirst()
                .orElseThrow(() -> new BadRequestException("the form has no overlap"));
    }
}
