package io.winback.campaign.access;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.winback.chassis.access.IdentityProvider;
import io.winback.chassis.http.WebPage;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** {@code /sign-in}: the page on which a person signs in to the console, with name and password or with an API key. */
@Path("/sign-in")
@Blocking
class SignInPageResource {

    private static final String KEY = "key";
    private static final String NAME = "name";
    private static final int REFUSED = 422;
    private static final int TOO_MANY = 429;

    private final BeginSession beginSession;
    private final SignIn signIn;
    private final FormTokens formTokens;
    private final IdentityProvider provider;

    SignInPageResource(BeginSession beginSession, SignIn signIn, FormTokens formTokens, IdentityProvider provider) {
        this.beginSession = beginSession;
        this.signIn = signIn;
        this.formTokens = formTokens;
        this.provider = provider;
    }

    /** Why the form is shown again. */
    enum Fault {
        NONE,
        WRONG_PASSWORD,
        BLOCKED,
        REFUSED,
        EXPIRED,
        LINK_NOT_USABLE,
        PROVIDER_UNAVAILABLE,
        PROVIDER_REFUSED
    }

    /**
     * What the page shows.
     *
     * @param name that the person typed
     * @param minutes to wait before the next try
     */
    record Shown(Fault fault, String name, long minutes) {

        static Shown of(Fault fault) {
            return new Shown(fault, "", 0);
        }
    }

    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        static native TemplateInstance page(
                String language, String style, String formToken, Shown shown, boolean withProvider);
    }

    @GET
    @PermitAll
    @Operation(hidden = true)
    public Response page(
            @QueryParam("fault") IdentityProvider.Fault fault,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        var shown = fault == null ? Fault.NONE : Fault.valueOf("PROVIDER_" + fault);
        return page(200, Shown.of(shown), formTokens.make(), headers, request);
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response signIn(
            @CookieParam(AccessCookie.FORM_NAME) String formToken,
            MultivaluedMap<String, String> form,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        if (!AccessToken.areEqual(formToken, form.getFirst(FormTokens.FIELD))) {
            return page(400, Shown.of(Fault.EXPIRED), formTokens.make(), headers, request);
        }
        return form.containsKey(NAME) && !provider.isEnabled()
                ? withPassword(text(form, NAME), text(form, "password"), headers, request)
                : withKey(text(form, KEY), headers, request);
    }

    private Response withPassword(String name, String password, HttpHeaders headers, HttpServerRequest request) {
        try {
            return signedIn(signIn.signIn(name, password), request);
        } catch (SignInRefused e) {
            var shown = new Shown(e.hasToWait() ? Fault.BLOCKED : Fault.WRONG_PASSWORD, name, e.minutes());
            var page = page(e.hasToWait() ? TOO_MANY : REFUSED, shown, formTokens.make(), headers, request);
            return e.hasToWait()
                    ? Response.fromResponse(page)
                            .header(HttpHeaders.RETRY_AFTER, e.seconds())
                            .build()
                    : page;
        }
    }

    private Response withKey(String key, HttpHeaders headers, HttpServerRequest request) {
        var session = beginSession.begin(key);
        return session.isPresent()
                ? signedIn(session.get(), request)
                : page(REFUSED, Shown.of(Fault.REFUSED), formTokens.make(), headers, request);
    }

    private static String text(MultivaluedMap<String, String> form, String field) {
        var value = form.getFirst(field);
        return value == null ? "" : field.equals("password") ? value : value.strip();
    }

    /** Hands the session to the browser, and opens the console. */
    static Response signedIn(String session, HttpServerRequest request) {
        return Response.status(Response.Status.SEE_OTHER)
                .header(HttpHeaders.LOCATION, "/")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.SET_COOKIE, AccessCookie.SESSION.with(session, request))
                .header(HttpHeaders.SET_COOKIE, AccessCookie.FORM.removed(request))
                .build();
    }

    private Response page(int status, Shown shown, String token, HttpHeaders headers, HttpServerRequest request) {
        return page(status, shown, token, provider.isEnabled(), headers, request);
    }

    /**
     * @param token of the form
     * @param withProvider whether people sign in with the identity provider, and not with a password
     */
    static Response page(
            int status,
            Shown shown,
            String token,
            boolean withProvider,
            HttpHeaders headers,
            HttpServerRequest request) {
        var language = WebPage.language(headers).orElse(Locale.ENGLISH);
        var html = Templates.page(language.getLanguage(), WebPage.STYLE, token, shown, withProvider)
                .setLocale(language)
                .render();
        return Response.fromResponse(WebPage.of(status, html))
                .header(HttpHeaders.SET_COOKIE, AccessCookie.FORM.with(token, request))
                .build();
    }
}
