package io.winback.campaign.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.winback.chassis.access.IdentityProvider;
import io.winback.chassis.http.ConsolePage;
import io.winback.chassis.http.WebPage;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
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

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(String language, String style, String formToken);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signOut(
            MultivaluedMap<String, String> form, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        if (!formTokens.isOwn(form.getFirst(FormTokens.FIELD))) {
            return again(headers);
        }
        var session = formTokens.session();
        boolean isOfProvider = session != null && endSession.end(session);
        var answer = isOfProvider
                ? ProviderSignInResource.next(IdentityProvider.SIGN_OUT, headers)
                : ConsolePage.open(ConsolePage.SIGN_IN);
        return Response.fromResponse(answer)
                .header(HttpHeaders.SET_COOKIE, AccessCookie.SESSION.removed(request))
                .build();
    }

    /** The form is of an earlier session, or of another site: the person decides. */
    private Response again(HttpHeaders headers) {
        var language = WebPage.language(headers).orElse(Locale.ENGLISH);
        var html = Templates.page(language.getLanguage(), WebPage.STYLE, formTokens.present())
                .setLocale(language)
                .render();
        return WebPage.of(FormTokens.EXPIRED, html);
    }
}
