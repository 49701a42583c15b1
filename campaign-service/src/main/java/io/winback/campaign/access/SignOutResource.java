package io.winback.campaign.access;

import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.winback.chassis.access.IdentityProvider;
import io.winback.chassis.http.ConsolePage;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /sign-out}: ends the session of its cookie. It is public, because it affects no other session. */
@Path("/sign-out")
@Blocking
class SignOutResource {

    private final EndSession endSession;
    private final FormTokens formTokens;

    SignOutResource(EndSession endSession, FormTokens formTokens) {
        this.endSession = endSession;
        this.formTokens = formTokens;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signOut(
            @CookieParam(AccessCookie.SESSION_NAME) String session,
            MultivaluedMap<String, String> form,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        boolean isOfProvider = false;
        if (session != null) {
            if (!formTokens.isOf(session, form.getFirst(FormTokens.FIELD))) {
                throw new ForbiddenException("the form has no token of this session");
            }
            isOfProvider = endSession.end(session);
        }
        var answer = isOfProvider
                ? ProviderSignInResource.next(IdentityProvider.SIGN_OUT, headers)
                : ConsolePage.open("/sign-in");
        return Response.fromResponse(answer)
                .header(HttpHeaders.SET_COOKIE, AccessCookie.SESSION.removed(request))
                .build();
    }
}
