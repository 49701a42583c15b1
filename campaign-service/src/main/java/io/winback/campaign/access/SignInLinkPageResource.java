package io.winback.campaign.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.winback.campaign.access.SignInPageResource.Fault;
import io.winback.campaign.access.SignInPageResource.Shown;
import io.winback.chassis.access.ConsoleCookie;
import io.winback.chassis.access.IdentityProvider;
import io.winback.chassis.http.WebPage;
import io.winback.chassis.limits.FailedSignIns;
import jakarta.annotation.security.PermitAll;
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
import java.time.Clock;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /sign-in/link/{token}}: signs a person in once. A GET changes nothing, because mail scanners follow links. */
@Path("/sign-in/link/{token}")
@Blocking
class SignInLinkPageResource {

    private static final int NOT_FOUND = 404;

    private final SignInLinks links;
    private final UseSignInLink useSignInLink;
    private final EndEarlierSession endEarlierSession;
    private final SignInForms forms;
    private final FailedSignIns failedSignIns;
    private final IdentityProvider provider;
    private final Clock clock;

    SignInLinkPageResource(
            SignInLinks links,
            UseSignInLink useSignInLink,
            EndEarlierSession endEarlierSession,
            SignInForms forms,
            FailedSignIns failedSignIns,
            IdentityProvider provider,
            Clock clock) {
        this.provider = provider;
        this.links = links;
        this.useSignInLink = useSignInLink;
        this.endEarlierSession = endEarlierSession;
        this.forms = forms;
        this.failedSignIns = failedSignIns;
        this.clock = clock;
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(
                String language, String style, String formToken, String person, boolean again);
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response page(
            @PathParam("token") String token, @Context HttpHeaders headers, @Context HttpServerRequest request) {
        return page(200, token, false, headers, request);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signIn(
            @PathParam("token") String token,
            MultivaluedMap<String, String> form,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        if (!forms.isOwn(form.getFirst(FormTokens.FIELD))) {
            return page(400, token, true, headers, request);
        }
        var signedIn = useSignInLink.use(token, ConsoleCookie.DEVICE.value(request));
        if (signedIn.isEmpty()) {
            failedSignIns.count();
            return notUsable(headers, request);
        }
        endEarlierSession.end(ConsoleCookie.SESSION.value(request));
        return SignInPageResource.signedIn(signedIn.get(), SignInPageResource.HOME, request);
    }

    private Response page(int status, String token, boolean again, HttpHeaders headers, HttpServerRequest request) {
        var link = links.withToken(token).filter(found -> found.isUsable(clock.instant()));
        if (link.isEmpty()) {
            return notUsable(headers, request);
        }
        var language = WebPage.language(headers).orElse(Locale.ENGLISH);
        var form = forms.make();
        var html = Templates.page(
                        language.getLanguage(),
                        WebPage.STYLE,
                        form.token(),
                        link.get().person(),
                        again)
                .setLocale(language)
                .render();
        return Response.fromResponse(WebPage.of(status, html))
                .header(HttpHeaders.SET_COOKIE, AccessCookie.FORM.with(form.cookie(), request))
                .build();
    }

    /** The link is unknown, was used, or has expired. The page offers the other way to sign in. */
    private Response notUsable(HttpHeaders headers, HttpServerRequest request) {
        return SignInPageResource.page(
                NOT_FOUND, Shown.of(Fault.LINK_NOT_USABLE), forms.make(), provider.isEnabled(), headers, request);
    }
}
