package io.winback.campaign.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import io.winback.chassis.access.Caller;
import io.winback.chassis.access.ConsoleCookie;
import io.winback.chassis.access.IdentityProvider;
import io.winback.chassis.http.ConsolePage;
import io.winback.chassis.http.WantedPage;
import io.winback.chassis.http.WebPage;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

import static io.winback.chassis.access.Role.Names.ADMIN;
import static io.winback.chassis.access.Role.Names.APPROVER;
import static io.winback.chassis.access.Role.Names.INTEGRATOR;
import static io.winback.chassis.access.Role.Names.MARKETER;
import static io.winback.chassis.access.Role.Names.OPERATOR;
import static io.winback.chassis.access.Role.Names.SUPPORT;
import static io.winback.chassis.access.Role.Names.VIEWER;

/**
 * {@code /sign-in/oidc}: a person comes back from the identity provider, and gets a session of the console. Before that, the
 * provider has answered the request.
 */
@Path(IdentityProvider.SIGN_IN)
@Blocking
class ProviderSignInResource {

    private final BeginProviderSession beginSession;
    private final EndEarlierSession endEarlierSession;
    private final Caller caller;

    ProviderSignInResource(BeginProviderSession beginSession, EndEarlierSession endEarlierSession, Caller caller) {
        this.beginSession = beginSession;
        this.endEarlierSession = endEarlierSession;
        this.caller = caller;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance next(String language, String style, String address);
    }

    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Operation(hidden = true)
    public Response signIn(@Context HttpHeaders headers, @Context HttpServerRequest request) {
        var wanted = WantedPage.of(request).orElse(SignInPageResource.HOME);
        return caller.providerSignIn()
                .map(signIn -> beginSession
                        .begin(signIn)
                        .map(session -> signedIn(session, wanted, headers, request))
                        .orElseGet(() -> again(wanted, request)))
                .orElseGet(() -> ConsolePage.open(wanted));
    }

    private Response signedIn(String session, String wanted, HttpHeaders headers, HttpServerRequest request) {
        endEarlierSession.end(ConsoleCookie.SESSION.value(request));
        return Response.fromResponse(next(wanted, headers))
                .header(HttpHeaders.SET_COOKIE, AccessCookie.SESSION.with(session, request))
                .header(HttpHeaders.SET_COOKIE, WantedPage.forget(request))
                .build();
    }

    /** The sessions of the account were ended since. The browser forgets its sign-in at the provider, so that the next is a new one. */
    private static Response again(String wanted, HttpServerRequest request) {
        var answer = Response.fromResponse(ConsolePage.open(ConsolePage.signInFor(wanted)));
        var names = request.cookies().stream()
                .map(Cookie::getName)
                .filter(name -> name.startsWith("q_session"))
                .toList();
        for (var name : names) {
            // This answer may be about to set it
            request.response().removeCookies(name, false);
            answer.header(
                    HttpHeaders.SET_COOKIE,
                    "%s=; Path=%s; Max-Age=0; Secure".formatted(name, IdentityProvider.SIGN_IN));
        }
        return answer.build();
    }

    /** The provider answers this request. Without a session at the provider there is nothing to end. */
    @GET
    @RolesAllowed({VIEWER, MARKETER, APPROVER, SUPPORT, INTEGRATOR, OPERATOR, ADMIN})
    @Path("/sign-out")
    @Operation(hidden = true)
    public Response signOut() {
        return ConsolePage.open(ConsolePage.SIGN_IN);
    }

    /**
     * A page that opens the next one. A redirect would keep the cookie of the session back, because the provider has started it; and a
     * form of the console may not be redirected to another site.
     */
    static Response next(String address, HttpHeaders headers) {
        var language = WebPage.language(headers).orElse(Locale.ENGLISH);
        return WebPage.of(
                200,
                Templates.next(language.getLanguage(), WebPage.STYLE, address)
                        .setLocale(language)
                        .render());
    }
}
